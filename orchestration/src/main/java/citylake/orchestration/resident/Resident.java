package citylake.orchestration.resident;

import citylake.orchestration.night.NightResult;
import citylake.orchestration.night.OpenNight;
import citylake.orchestration.night.RunReport;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One night, held open for calls from other processes until nobody asks any more. */
public final class Resident {
  private final NightOrder order;
  private final Supplier<OpenNight> opening;
  private final RunReport report;
  private final Consumer<NightResult> atEnd;
  private final Duration idle;

  /**
   * @param opening opens the night; asked again when it has been released
   * @param atEnd told what the step that releases came to
   * @param idle ends after so long without a call
   */
  public Resident(
      NightOrder order,
      Supplier<OpenNight> opening,
      RunReport report,
      Consumer<NightResult> atEnd,
      Duration idle) {
    this.order = order;
    this.opening = opening;
    this.report = report;
    this.atEnd = atEnd;
    this.idle = idle;
  }

  /**
   * Serves the night.
   *
   * @throws IllegalStateException at once when another run holds the lake
   */
  public void serve() {
    try (ResidentNight night =
        new ResidentNight(order, opening, report, atEnd, Clock.systemUTC())) {
      report.started(order.date());
      report.at("waiting for steps");
      new ResidentServer(order, night, idle).serve();
    }
  }
}
