package citylake.etl.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A time that stands in two columns: its day in one, its time of day in another.
 *
 * @param date place of the day among the file's columns
 * @param clock place of the time of day
 * @param digits to which a time of day in digits alone is filled up with zeros, as 905 to 0905; 0
 *     where it has marks
 * @param mark behind which a midnight stands in the column of the day; null where none does
 */
record SplitTime(int date, int clock, int digits, String mark) {
  private static final Pattern NAMED =
      Pattern.compile("\\b(time|hour|hhmm|hhmmss|tm|clock)\\b|时间|时刻");
  private static final Pattern NO_STEM =
      Pattern.compile("\\b(date|day|dt|time|hour|hhmm|hhmmss|tm|clock)\\b|日期|时间|时刻|\\s");
  private static final String ANY_DAY = "2026-1-1 ";
  private static final List<TimePattern> CLOCKS =
      TimePattern.all().stream()
          .filter(each -> each.hasTime() && each.toString().startsWith("yyyy-M-d "))
          .toList();
  private static final double MOST_VALUES = 0.9;
  private static final int LOOKED_AT = 200;
  private static final int MINUTES = 4;
  private static final int SECONDS = 6;

  /** Those of a file, each column of a day with the time of day that belongs to it. */
  static List<SplitTime> in(List<ColumnProfile> columns) {
    List<Integer> days = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (isDay(columns.get(i))) {
        days.add(i);
      }
    }
    List<SplitTime> found = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int clock = i;
      Optional<Integer> digits = digits(columns.get(i));
      if (digits.isPresent()) {
        dayOf(clock, days, columns)
            .filter(day -> found.stream().noneMatch(known -> known.date == day))
            .ifPresent(
                day -> found.add(new SplitTime(day, clock, digits.get(), mark(columns.get(day)))));
      }
    }
    return List.copyOf(found);
  }

  /** Columns that are named for a time of day which no pattern reads. */
  static List<ColumnProfile> unread(List<ColumnProfile> columns) {
    return columns.stream()
        .filter(column -> !column.isPart() && column.filled() > 0 && !column.isTime())
        .filter(column -> NAMED.matcher(column.words()).find() && digits(column).isEmpty())
        .toList();
  }

  private static boolean isDay(ColumnProfile column) {
    return column.isTime() && DefaultTime.of(column, column.timePatterns()).isDayOnly();
  }

  /** What joins them in name; else that stands beside; else the only one. */
  private static Optional<Integer> dayOf(
      int clock, List<Integer> days, List<ColumnProfile> columns) {
    String stem = stem(columns.get(clock));
    return days.stream()
        .filter(day -> stem(columns.get(day)).equals(stem))
        .findFirst()
        .or(() -> days.stream().filter(day -> day == clock - 1).findFirst())
        .or(() -> days.size() == 1 ? Optional.of(days.get(0)) : Optional.empty());
  }

  private static String stem(ColumnProfile column) {
    return NO_STEM.matcher(column.words()).replaceAll("");
  }

  private static String mark(ColumnProfile day) {
    return day.timePatterns().stream()
        .filter(TimePattern::hasTime)
        .map(pattern -> pattern.toString().contains("'T'") ? "T" : " ")
        .findFirst()
        .orElse(null);
  }

  /** The digits of a column that holds times of day; empty for another. */
  private static Optional<Integer> digits(ColumnProfile column) {
    List<String> values =
        column.values().keySet().stream()
            .filter(value -> !EmptySigns.isSign(value))
            .limit(LOOKED_AT)
            .toList();
    if (values.isEmpty() || !NAMED.matcher(column.words()).find()) {
      return Optional.empty();
    }
    int longest = values.stream().mapToInt(String::length).max().orElse(0);
    return Stream.of(0, MINUTES, SECONDS)
        .filter(digits -> digits == 0 ? !areDigits(values) : longest <= digits)
        .filter(digits -> areTimes(values, digits))
        .findFirst();
  }

  private static boolean areDigits(List<String> values) {
    return values.stream().allMatch(value -> value.matches("[0-9]+"));
  }

  private static boolean areTimes(List<String> values, int digits) {
    long times =
        values.stream()
            .filter(value -> digits == 0 || value.matches("[0-9]+"))
            .map(value -> ANY_DAY + filled(value, digits))
            .filter(value -> CLOCKS.stream().anyMatch(clock -> clock.read(value) != null))
            .count();
    return times >= MOST_VALUES * values.size();
  }

  private static String filled(String value, int digits) {
    return value.isEmpty() ? value : "0".repeat(Math.max(0, digits - value.length())) + value;
  }

  /** Day and time of day as one text. */
  DerivedColumn column(List<ColumnProfile> columns) {
    ColumnProfile day = columns.get(date);
    ColumnProfile time = columns.get(clock);
    return new DerivedColumn(
        ColumnProfile.joined(day, time, sql(SelectDraft.trimmed(day), SelectDraft.trimmed(time))),
        fields -> joined(fields.get(date).strip(), fields.get(clock).strip()));
  }

  private String sql(String day, String time) {
    return "concat_ws(' ', %s, %s)"
        .formatted(
            mark == null ? day : "split_part(%s, '%s', 1)".formatted(day, mark),
            digits == 0 ? time : "lpad(%s, %d, '0')".formatted(time, digits));
  }

  private String joined(String day, String time) {
    String dayAlone = mark == null ? day : day.split(mark, -1)[0];
    return Stream.of(dayAlone, filled(time, digits))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
