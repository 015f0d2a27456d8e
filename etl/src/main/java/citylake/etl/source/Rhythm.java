package citylake.etl.source;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often a dump comes: key {@code comes} of a dump in {@code cities/<city>.yaml}.
 *
 * @param every what returns
 * @param day day of the week (1 = Monday) or of the month on which it returns; 0 where it has none
 */
public record Rhythm(Every every, int day) {
  /** What the declaration may say. */
  public static final String FORMS =
      "'daily', 'weekdays', 'weekly on monday', 'monthly on 5' or 'irregular'";

  /** What a dump has that says nothing of it. */
  public static final Rhythm DAILY = new Rhythm(Every.DAILY, 0);

  private static final Pattern WEEKLY = Pattern.compile("weekly on ([a-z]+)");
  private static final Pattern MONTHLY = Pattern.compile("monthly on ([0-9]{1,2})");

  /** How often a dump returns. */
  public enum Every {
    DAILY,
    /** Monday to Friday. */
    WEEKDAYS,
    WEEKLY,
    /** Where a month has no such day, on its last. */
    MONTHLY,
    /** Comes when it comes, so it is never due and never missing. */
    IRREGULAR
  }

  /**
   * Reads one of {@link #FORMS}.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static Rhythm of(String text) {
    Matcher weekly = WEEKLY.matcher(text);
    if (weekly.matches()) {
      DayOfWeek day = DayOfWeek.valueOf(weekly.group(1).toUpperCase(Locale.ROOT));
      return new Rhythm(Every.WEEKLY, day.getValue());
    }
    Matcher monthly = MONTHLY.matcher(text);
    if (monthly.matches()) {
      return new Rhythm(Every.MONTHLY, dayOfMonth(monthly.group(1)));
    }
    return switch (text) {
      case "daily" -> DAILY;
      case "weekdays" -> new Rhythm(Every.WEEKDAYS, 0);
      case "irregular" -> new Rhythm(Every.IRREGULAR, 0);
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static int dayOfMonth(String digits) {
    int day = Integer.parseInt(digits);
    if (day < 1 || day > 31) {
      throw new IllegalArgumentException(digits);
    }
    return day;
  }

  /** Whether the dump is due in the night of this date. */
  public boolean isDue(LocalDate night) {
    return switch (every) {
      case DAILY -> true;
      case WEEKDAYS -> night.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue();
      case WEEKLY -> night.getDayOfWeek().getValue() == day;
      case MONTHLY -> night.getDayOfMonth() == Math.min(day, night.lengthOfMonth());
      case IRREGULAR -> false;
    };
  }

  /** As it stands in the declaration. */
  public String words() {
    return switch (every) {
      case WEEKLY -> "weekly on " + DayOfWeek.of(day).name().toLowerCase(Locale.ROOT);
      case MONTHLY -> "monthly on " + day;
      default -> every.name().toLowerCase(Locale.ROOT);
    };
  }
}
