package citylake.orchestration.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Half-written copies in the landing area, left by a landing that was killed. Nothing names them,
 * and whoever holds the lake's lock is the only one who lands, so they may go at once.
 */
public final class Unfinished {
  private Unfinished() {}

  /** The copies that lie there. */
  public static List<Path> in(Path landingArea) {
    if (!Files.isDirectory(landingArea)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(landingArea)) {
      return files.filter(Unfinished::isHalfWritten).filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to look through the landing area " + landingArea, e);
    }
  }

  private static boolean isHalfWritten(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".part") && (name.startsWith(".incoming") || name.startsWith(".book"));
  }

  /**
   * Removes them; the caller holds the lake's lock.
   *
   * @return those that were there
   */
  public static List<Path> remove(Path landingArea) {
    List<Path> copies = in(landingArea);
    for (Path copy : copies) {
      try {
        Files.deleteIfExists(copy);
      } catch (IOException e) {
        throw new UncheckedIOException("Failed to remove the half-written copy " + copy, e);
      }
    }
    return copies;
  }
}
