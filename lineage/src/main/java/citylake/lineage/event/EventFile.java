package citylake.lineage.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The events of one run of the night, a line each, in a file that is only added to. */
public final class EventFile {
  private final Path file;

  /**
   * @param file made with the first event
   */
  public EventFile(Path file) {
    this.file = file;
  }

  public Path path() {
    return file;
  }

  /**
   * @param event one line of JSON
   */
  public void add(String event) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(
          file,
          (event + "\n").getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to write the lineage of the night to %s. The night's tables are unharmed."
              .formatted(file),
          e);
    }
  }
}
