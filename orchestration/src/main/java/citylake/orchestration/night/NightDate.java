package citylake.orchestration.night;

import citylake.etl.source.Source;
import citylake.lake.Release;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The dates on which a night is run without a question: from the released night to tomorrow.
 *
 * <p>Older records would win over newer ones, or fall behind the night, and the files would count
 * as taken; months that have not come would be published as over. A typo does either in silence.
 */
public final class NightDate {
  /** Nights are sometimes run ahead on the evening before. */
  private static final int DAYS_AHEAD = 1;

  private NightDate() {}

  /** The day it is in the declared city where the day is furthest. */
  static LocalDate today(Clock clock, List<Source> sources) {
    return sources.stream()
        .map(source -> LocalDate.now(clock.withZone(source.city().timeZone())))
        .max(Comparator.naturalOrder())
        .orElseGet(() -> LocalDate.now(clock.withZone(ZoneOffset.UTC)));
  }

  /**
   * Date of the night that comes after the released one: of that night is what comes in ahead of
   * it.
   *
   * @throws InvalidOrder where no night has been released
   */
  public static LocalDate coming(Optional<Release> released) {
    return released
        .orElseThrow(
            () ->
                new InvalidOrder(
                    "Cannot take in files ahead of a night: no night has been released yet, so it is not known which comes next. No file was taken and nothing was changed. First: citylake night --date D --dumps DIR"))
        .night()
        .plusDays(1);
  }

  /**
   * @throws InvalidOrder for a date that is not {@link #coming}: a night came in between
   */
  static void refuseUnlessComing(LocalDate date, Optional<Release> released) {
    LocalDate coming = coming(released);
    if (!date.equals(coming)) {
      throw new InvalidOrder(
          "Cannot take in files ahead of night %s: the night that comes next is %s. No file was taken and nothing was changed. Give the command again."
              .formatted(date, coming));
    }
  }

  /** Why a date of the future is none, the same for a night and a range of nights. */
  static String notCome(LocalDate date, LocalDate today) {
    return "%s has not come yet, today is %s".formatted(date, today);
  }

  /**
   * @param sources declared ones, by whose clocks it is today
   * @throws InvalidOrder for a date before the released night, or after tomorrow
   */
  public static void refuseUnlikely(
      LocalDate date, Optional<Release> released, List<Source> sources, Clock clock) {
    refuseUnlikely(date, released, today(clock, sources));
  }

  static void refuseUnlikely(LocalDate date, Optional<Release> released, LocalDate today) {
    if (date.isAfter(today.plusDays(DAYS_AHEAD))) {
      throw new InvalidOrder(
          "Invalid date of a night: %s. No file was taken and nothing was changed%s. Give --date %s, or add --any-date if that day is meant."
              .formatted(
                  notCome(date, today),
                  released.map(r -> "; readers see night " + r.night() + " as before").orElse(""),
                  today));
    }
    if (released.isPresent() && date.isBefore(released.get().night())) {
      LocalDate night = released.get().night();
      throw new InvalidOrder(
          "Invalid date of a night: %s lies before the released night %s; times between the two would count as not come yet, and older records would win over newer ones. No file was taken and nothing was changed; readers see night %s as before. Give --date %s or later; to read again what was delivered before: citylake backfill --from %s --to %s; or add --any-date if that day is meant."
              .formatted(date, night, night, night, date, night));
    }
  }
}
