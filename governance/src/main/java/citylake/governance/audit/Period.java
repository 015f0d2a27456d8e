package citylake.governance.audit;

import citylake.governance.log.LoggedEvent;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whole days of a zone.
 *
 * @param name as it was asked for, e.g. 2026Q3
 * @param from first day
 * @param until the day behind the last one
 */
public record Period(String name, LocalDate from, LocalDate until, ZoneId zone) {
  private static final Pattern QUARTER = Pattern.compile("(\\d{4})-?[Qq]([1-4])");
  private static final int MONTHS = 3;

  /**
   * @param text a quarter, as 2026Q3
   */
  public static Period quarter(String text, ZoneId zone) {
    Matcher parts = QUARTER.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "Invalid quarter: '%s' (wanted: year and quarter, e.g. 2026Q3)".formatted(text));
    }
    int quarter = Integer.parseInt(parts.group(2));
    YearMonth first = YearMonth.of(Integer.parseInt(parts.group(1)), MONTHS * (quarter - 1) + 1);
    return new Period(
        parts.group(1) + "Q" + quarter, first.atDay(1), first.plusMonths(MONTHS).atDay(1), zone);
  }

  /**
   * @param text a month, as 2026-07
   */
  public static Period month(String text, ZoneId zone) {
    try {
      YearMonth month = YearMonth.parse(text);
      return new Period(month.toString(), month.atDay(1), month.plusMonths(1).atDay(1), zone);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "Invalid month: '%s' (wanted: year and month, e.g. 2026-07)".formatted(text), e);
    }
  }

  boolean holds(LoggedEvent event) {
    LocalDate day = event.at().atZone(zone).toLocalDate();
    return !day.isBefore(from) && day.isBefore(until);
  }
}
