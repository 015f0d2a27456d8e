package citylake.orchestration.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The lake's own folder among the dumps: its files are no deliveries. */
final class OwnFolder {
  private OwnFolder() {}

  /**
   * Where the lake lies below the dumps, as links lead.
   *
   * @param dumps local folder
   * @return empty when it lies elsewhere
   * @throws IllegalArgumentException when both are one folder
   */
  static Optional<Path> below(Path dumps, Path lake) throws IOException {
    if (!Files.exists(lake)) {
      return Optional.empty();
    }
    if (Files.isSameFile(dumps, lake)) {
      throw new IllegalArgumentException(
          "Invalid dump folder: %s is the lake's own folder. Name the folder that holds the cities' dumps with --dumps, or another lake with --lake; nothing was read."
              .formatted(dumps));
    }
    Path named = lake.toAbsolutePath().normalize();
    Path root = dumps.toAbsolutePath().normalize();
    if (named.startsWith(root)) {
      return Optional.of(named);
    }
    Path real = lake.toRealPath();
    Path realRoot = dumps.toRealPath();
    return real.startsWith(realRoot)
        ? Optional.of(root.resolve(realRoot.relativize(real)))
        : Optional.empty();
  }
}
