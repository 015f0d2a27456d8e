package citylake.orchestration.cli;

import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.lake.Release;
import citylake.lake.Releases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * What readers of a lake see, asked without Spark and without making a lake where there is none.
 */
final class ReleasedNight {
  private ReleasedNight() {}

  /** Empty before the first release. */
  static Optional<Release> of(LakeHome lake) {
    if (!Files.exists(lake.local().resolve("catalog.db"))) {
      return Optional.empty();
    }
    try (LakeCatalog catalog = LakeCatalog.open(lake)) {
      return new Releases(catalog).current();
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to close the catalog of " + lake.local(), e);
    }
  }
}
