package citylake.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The declarations of the invented cities and vendors, copied out of this module to where a night
 * reads them.
 */
final class SampleSources {
  private static final String ROOT = "/sample-sources/";

  /** Listed, because a class path has no folders to list. */
  static final List<String> FILES =
      List.of(
          "cities/jichuan.yaml",
          "cities/yuanbo.yaml",
          "cities/tingmo.yaml",
          "vendors/tally-csv/incident.odcs.yaml",
          "vendors/tally-csv/incident.sql",
          "vendors/tally-csv/crash.odcs.yaml",
          "vendors/tally-csv/crash.sql",
          "vendors/tally-csv/offences.csv",
          "vendors/tally-csv/crashes.csv",
          "vendors/pipe-text/incident.odcs.yaml",
          "vendors/pipe-text/incident.sql",
          "vendors/pipe-text/crash.odcs.yaml",
          "vendors/pipe-text/crash.sql",
          "vendors/pipe-text/offences.csv",
          "vendors/pipe-text/crashes.csv");

  private SampleSources() {}

  static void copyTo(Path folder) {
    for (String file : FILES) {
      Path target = folder.resolve(file);
      try (InputStream bytes = SampleSources.class.getResourceAsStream(ROOT + file)) {
        if (bytes == null) {
          throw new IllegalStateException(
              "Cannot find the sample declaration %s on the class path: the build is incomplete. No night was run."
                  .formatted(file));
        }
        Files.createDirectories(target.getParent());
        Files.copy(bytes, target, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new UncheckedIOException(
            "Failed to write the sample declaration %s: %s. Check the folder's rights and free space; no lake was touched."
                .formatted(target, e.getMessage()),
            e);
      }
    }
  }
}
