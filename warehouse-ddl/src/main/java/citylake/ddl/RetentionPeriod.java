package citylake.ddl;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * How long the rows of a table are kept, for tables whose rows are deleted when that time is over.
 *
 * @param count at least 1
 * @param unit days, months or years
 * @param countedFrom column that names the night from which it is counted, e.g. {@code night} or
 *     {@code _row.first_seen}: a date, or a delivery, whose name begins with its night
 */
public record RetentionPeriod(int count, ChronoUnit unit, String countedFrom) {
  /** Units as contracts write them. */
  static final Map<String, ChronoUnit> UNITS =
      Map.of("d", ChronoUnit.DAYS, "m", ChronoUnit.MONTHS, "y", ChronoUnit.YEARS);

  /** The last night whose rows are gone on that day; they are kept for all of the period. */
  public LocalDate lastGone(LocalDate on) {
    return on.minus(count, unit);
  }

  /** The day on which rows of that night go. */
  public LocalDate goesOn(LocalDate night) {
    LocalDate day = night.plus(count, unit);
    // 29 February plus a year is 28 February, on which lastGone is still the 28th of the year
    // before.
    return lastGone(day).isBefore(night) ? day.plusDays(1) : day;
  }

  /** E.g. "90 days". */
  public String words() {
    String name = unit.name().toLowerCase(java.util.Locale.ROOT);
    return count == 1 ? "1 " + name.substring(0, name.length() - 1) : count + " " + name;
  }
}
