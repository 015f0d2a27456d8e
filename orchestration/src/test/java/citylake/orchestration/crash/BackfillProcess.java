package citylake.orchestration.crash;

import citylake.etl.source.Sources;
import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.lake.SparkSessions;
import citylake.orchestration.lineage.LineageSettings;
import citylake.orchestration.night.BackfillOrder;
import citylake.orchestration.night.BackfillResult;
import citylake.orchestration.night.BackfillRun;
import citylake.orchestration.night.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/** A backfill in a process of its own, which is meant to die on the way. */
public final class BackfillProcess {
  private BackfillProcess() {}

  /**
   * @param args folder of the lake, of the sources, first and last night
   */
  public static void main(String[] args) throws IOException {
    LakeHome home = LakeHome.in(Path.of(args[0])).with("io-impl", KillingFileIO.class.getName());
    try (LakeCatalog catalog = LakeCatalog.open(home)) {
      BackfillResult result =
          run(
              catalog,
              Path.of(args[1]),
              LocalDate.parse(args[2]),
              LocalDate.parse(args[3]),
              () -> SparkSessions.open(home, "local[2]", home.local().resolve("scratch")));
      System.out.println("survived: " + result.status());
    }
  }

  static BackfillResult run(
      LakeCatalog catalog,
      Path sources,
      LocalDate from,
      LocalDate to,
      Supplier<SparkSession> session) {
    return new BackfillRun(
            new BackfillOrder(from, to, Set.of("yuanbo"), false),
            catalog,
            Sources.loadOnly(List.of(sources)).all(),
            session,
            Progress.SILENT,
            Clock.systemUTC(),
            LineageSettings.HERE)
        .run();
  }
}
