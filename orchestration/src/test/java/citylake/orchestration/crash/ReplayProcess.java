package citylake.orchestration.crash;

import citylake.etl.source.Sources;
import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.lake.SparkSessions;
import citylake.orchestration.lineage.LineageSettings;
import citylake.orchestration.night.Progress;
import citylake.orchestration.night.ReplayResult;
import citylake.orchestration.night.ReplayRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/** A replay of what was decided in a process of its own, which is meant to die on the way. */
public final class ReplayProcess {
  private ReplayProcess() {}

  /**
   * @param args folder of the lake, of the sources
   */
  public static void main(String[] args) throws IOException {
    LakeHome home = LakeHome.in(Path.of(args[0])).with("io-impl", KillingFileIO.class.getName());
    try (LakeCatalog catalog = LakeCatalog.open(home)) {
      Optional<ReplayResult> result =
          run(
              catalog,
              Path.of(args[1]),
              () -> SparkSessions.open(home, "local[2]", home.local().resolve("scratch")));
      System.out.println("survived: " + result);
    }
  }

  static Optional<ReplayResult> run(
      LakeCatalog catalog, Path sources, Supplier<SparkSession> session) {
    return ReplayRun.run(
        Sources.loadOnly(List.of(sources)).all(),
        catalog,
        session,
        Progress.SILENT,
        Clock.systemUTC(),
        LineageSettings.HERE);
  }
}
