package citylake.orchestration.crash;

import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.lake.Maintenance;
import citylake.lake.NightLock;
import citylake.lake.Retention;
import citylake.lake.SparkSessions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/** Maintenance in a process of its own, which is meant to die on the way. */
public final class MaintenanceProcess {
  private MaintenanceProcess() {}

  /**
   * @param args folder of the lake
   */
  public static void main(String[] args) throws IOException {
    LakeHome home = LakeHome.in(Path.of(args[0])).with("io-impl", KillingFileIO.class.getName());
    try (LakeCatalog catalog = LakeCatalog.open(home);
        NightLock lock = NightLock.take(home, "maintenance")) {
      maintenance(
              catalog, () -> SparkSessions.open(home, "local[2]", home.local().resolve("scratch")))
          .run();
      System.out.println("survived");
    }
  }

  /**
   * Of a lake of two nights that is looked at four days later: two small files already count as
   * many, and only what must stay is kept.
   */
  static Maintenance maintenance(LakeCatalog catalog, Supplier<SparkSession> session) {
    return new Maintenance(
        catalog,
        session,
        new Retention(2, Duration.ZERO, 0, Duration.ZERO, Duration.ofDays(3)),
        Clock.offset(Clock.systemUTC(), Duration.ofDays(4)),
        2);
  }
}
