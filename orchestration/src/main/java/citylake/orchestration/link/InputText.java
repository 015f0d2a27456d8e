package citylake.orchestration.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a small file that a linkage is told by: settings or a model. */
final class InputText {
  private InputText() {}

  static String of(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "Cannot read %s: there is no such file. Nothing was linked.".formatted(file));
    }
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to read %s (it must be UTF-8). Nothing was linked.".formatted(file), e);
    }
  }
}
