package citylake.serving.dashboard;

import java.nio.file.Path;
import java.util.List;

/**
 * Writes the first look at a file as one self-contained page that can be sent to the file's owner.
 */
public final class FirstLookPage {
  private FirstLookPage() {}

  /**
   * Writes the page.
   *
   * @return the file
   * @throws java.io.UncheckedIOException when the file cannot be written
   */
  public static Path write(Path file, FirstLook data) {
    return OneFilePage.write(
        file,
        "first-look.html",
        "CITYLAKE_FIRST_LOOK",
        data,
        List.of("words.js", "elements.js", "charts.js", "first-look.js"));
  }
}
