package citylake.serving.dashboard;

import java.nio.file.Path;
import java.util.List;

/**
 * Writes the page about a linkage: weights of its pairs, what thresholds cost, the model's m and u.
 * One file that needs nothing else.
 */
public final class LinkagePage {
  private LinkagePage() {}

  /**
   * Writes the page.
   *
   * @return the file
   * @throws java.io.UncheckedIOException when the file cannot be written
   */
  public static Path write(Path file, LinkageFigures figures) {
    return OneFilePage.write(
        file,
        "linkage.html",
        "CITYLAKE_LINKAGE",
        figures,
        List.of("words.js", "elements.js", "charts.js", "axis-charts.js", "linkage.js"));
  }
}
