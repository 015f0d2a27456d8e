package citylake.orchestration.cli;

import citylake.lake.Release;
import citylake.orchestration.night.InvalidOrder;
import citylake.orchestration.night.NightDate;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The dates that nights are asked for, so that one which the night would refuse makes no run. */
final class AskedDates {
  private AskedDates() {}

  /**
   * @throws InvalidOrder for a date before the released night, or after tomorrow
   */
  static void refuseUnlikely(LocalDate date, DeployedNight night) {
    NightDate.refuseUnlikely(
        date, ReleasedNight.of(night.lake()), night.sources(), Clock.systemUTC());
  }

  /**
   * The same rule for a range: a person has typed it, though Airflow gives each date.
   *
   * @param nights in their order
   * @throws InvalidOrder when some lie before the released night
   */
  static void refuseReleased(List<LocalDate> nights, Optional<Release> release) {
    if (release.isEmpty()) {
      return;
    }
    LocalDate released = release.get().night();
    List<LocalDate> before = nights.stream().filter(night -> night.isBefore(released)).toList();
    if (!before.isEmpty()) {
      throw new InvalidOrder(
          "Invalid range of a backfill: of its nights %d lie before the released night %s, and their records would win over newer ones. Nothing was started; readers see night %s as before. Begin with --from %s; to read again what was delivered before: citylake backfill --from %s --to %s; or add --any-date if those days are meant."
              .formatted(before.size(), released, released, released, before.get(0), released));
    }
  }
}
