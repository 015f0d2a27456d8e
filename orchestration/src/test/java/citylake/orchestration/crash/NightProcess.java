package citylake.orchestration.crash;

import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Sources;
import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.lake.SparkSessions;
import citylake.orchestration.night.NightResult;
import citylake.orchestration.night.NightRun;
import citylake.orchestration.night.NightSettings;
import citylake.orchestration.night.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** One night in a process of its own, which is meant to die on the way. */
public final class NightProcess {
  private NightProcess() {}

  /**
   * @param args folder of the lake, of the dumps, of the sources, date of the night
   */
  public static void main(String[] args) throws IOException {
    LakeHome home = LakeHome.in(Path.of(args[0])).with("io-impl", KillingFileIO.class.getName());
    NightSettings night = settings(home, Path.of(args[1]), Path.of(args[2]), args[3]);
    try (LakeCatalog catalog = LakeCatalog.open(home)) {
      NightResult result =
          new NightRun(
                  night,
                  catalog,
                  () -> SparkSessions.open(home, "local[2]", home.local().resolve("scratch")),
                  Progress.SILENT,
                  Clock.systemUTC())
              .run();
      System.out.println("survived: " + result.status());
    }
  }

  static NightSettings settings(LakeHome home, Path dumps, Path sources, String date) {
    return new NightSettings(
        LocalDate.parse(date),
        home,
        dumps.toString(),
        Sources.loadOnly(List.of(sources)).all(),
        ScanLimits.DEFAULT);
  }
}
