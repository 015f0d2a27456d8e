package citylake.quality.punctuality;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * When the dumps of one source are due.
 *
 * @param isDue whether something is due in the night of a date
 * @param deadline on the city's clocks. Before noon it is meant on the night's own date, from noon
 *     on the evening before: night 2 July with 01:00 ends at 01:00 on 2 July, with 23:30 at 23:30
 *     on 1 July
 */
public record Timetable(Predicate<LocalDate> isDue, LocalTime deadline, ZoneId zone) {
  /** The longest rhythm is a month. */
  private static final int LOOK_AHEAD_DAYS = 62;

  /**
   * By when the night's dumps have to be there. Where clocks are put back and show the time twice,
   * the second counts, in the city's favour; where they skip it, as long after the skip as the
   * deadline lies behind its begin.
   */
  public Instant deadline(LocalDate night) {
    LocalDate day = deadline.isBefore(LocalTime.NOON) ? night : night.minusDays(1);
    return day.atTime(deadline).atZone(zone).withLaterOffsetAtOverlap().toInstant();
  }

  /** The first night behind this one in which something is due; empty for what never is. */
  Optional<LocalDate> nextDue(LocalDate night) {
    return night
        .plusDays(1)
        .datesUntil(night.plusDays(1 + LOOK_AHEAD_DAYS))
        .filter(isDue)
        .findFirst();
  }
}
