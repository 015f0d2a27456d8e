package citylake.ddl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Text files that come with this module, read the same from a folder of classes and from a jar. */
final class BundledText {
  private BundledText() {}

  static String of(String path) {
    try (InputStream bytes = BundledText.class.getResourceAsStream(path)) {
      if (bytes == null) {
        throw new IllegalStateException(
            "Cannot find %s among the program's own files: the build is incomplete. No table was read or changed; build again."
                .formatted(path));
      }
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "Failed to read %s among the program's own files".formatted(path), unreadable);
    }
  }

  /** The lines that are neither blank nor a comment ({@code #}). */
  static List<String> lines(String path) {
    return of(path)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }
}
