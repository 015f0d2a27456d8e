package citylake.sample.people;

import java.time.LocalDate;

/** Days are counted from the last of history: day 0 is what the first night still tells of. */
public final class Calendar {
  /** Date of the first night; it tells of all days up to the one before. */
  public static final LocalDate FIRST_NIGHT = LocalDate.of(2026, 7, 1);

  /** A day that does not come. */
  public static final int NEVER = Integer.MAX_VALUE;

  public static final int YEAR = 365;

  private static final LocalDate DAY_0 = FIRST_NIGHT.minusDays(1);

  private Calendar() {}

  public static LocalDate date(int day) {
    return DAY_0.plusDays(day);
  }

  /** Date of night 1, 2, ...: the day after the last that it tells of. */
  public static LocalDate night(int number) {
    return FIRST_NIGHT.plusDays(number - 1L);
  }
}
