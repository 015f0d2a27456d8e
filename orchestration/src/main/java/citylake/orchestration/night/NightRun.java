package citylake.orchestration.night;

import citylake.lake.LakeCatalog;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * One night, from the cities' dumps to one release, or to none.
 *
 * <p>Repeatable: the same night again is a no-op (found out without a Spark session), and after a
 * crash the night goes on where it was. Readers see a change at one line only, the commit of the
 * release.
 */
public final class NightRun {
  private final NightSettings settings;
  private final LakeCatalog catalog;
  private final Supplier<SparkSession> session;
  private final Progress progress;
  private final Clock clock;

  /**
   * @param session opened only when there is something to compute
   */
  public NightRun(
      NightSettings settings,
      LakeCatalog catalog,
      Supplier<SparkSession> session,
      Progress progress,
      Clock clock) {
    this.settings = settings;
    this.catalog = catalog;
    this.session = session;
    this.progress = progress;
    this.clock = clock;
  }

  /**
   * Runs the night.
   *
   * @throws IllegalStateException when another night holds the lake
   */
  public NightResult run() {
    try (OpenNight night = OpenNight.open(settings, catalog, session, progress, clock)) {
      return run(night, settings, progress);
    }
  }

  /** All steps of a night that is open already. */
  static NightResult run(OpenNight night, NightSettings settings, Progress progress) {
    progress.at("dumps", "looking for files below " + settings.dumpRoot());
    night.landAll();
    night.closeDoors();
    if (night.isUpToDate()) {
      return night.upToDate();
    }
    night.openSession();
    StepsSideBySide.run(
        night.flow(),
        step -> night.companyOf(step.name()),
        step -> night.run(step.name(), Optional.empty()),
        progress);
    return night.release(Optional.empty());
  }
}
