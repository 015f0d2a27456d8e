package citylake.orchestration.crash;

import citylake.governance.approval.Approvals;
import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.lake.NightLock;
import citylake.lake.SparkSessions;
import citylake.orchestration.purge.PurgeRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/** A purge in a process of its own, which is meant to die on the way. */
public final class PurgeProcess {
  /** So that the run has a name that is known before. */
  static final Instant BEGUN = Instant.parse("2050-01-01T03:00:00Z");

  static final String RUN = "purge_20500101T030000000";

  private PurgeProcess() {}

  /**
   * @param args folder of the lake, and the day on which periods are held to be over
   */
  public static void main(String[] args) throws IOException {
    LakeHome home = LakeHome.in(Path.of(args[0])).with("io-impl", KillingFileIO.class.getName());
    try (LakeCatalog catalog = LakeCatalog.open(home);
        NightLock lock = NightLock.take(home, "purge")) {
      purge(
              catalog,
              LocalDate.parse(args[1]),
              () -> SparkSessions.open(home, "local[2]", home.local().resolve("scratch")),
              BEGUN)
          .run();
      System.out.println("survived");
    }
  }

  static PurgeRun purge(
      LakeCatalog catalog, LocalDate asOf, Supplier<SparkSession> session, Instant at) {
    return new PurgeRun(
        asOf, catalog, session, () -> Approvals.NONE, Clock.fixed(at, ZoneOffset.UTC));
  }
}
