package citylake.etl.draft;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the values of one column look like, gathered in one walk over the file. */
final class ColumnProfile {
  private static final int MOST_VALUES = 2000;

  private final String name;
  private final String sql;

  /** Names of the columns that this is made of; empty for a column of the file. */
  private final List<String> madeOf;

  private final TimePatterns times = new TimePatterns();
  private final EmptySigns emptySigns = new EmptySigns();
  private SeenHashes seen = new SeenHashes();
  private final Map<String, Long> values = new HashMap<>();
  private long distinct;
  private long records;
  private long filled;
  private long padded;
  private Long firstPadded;
  private long numbers;
  private long whole;
  private boolean hasDecimalCommas;
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;

  ColumnProfile(String name) {
    this(name, quoted(name), List.of());
  }

  private ColumnProfile(String name, String sql, List<String> madeOf) {
    this.name = name;
    this.sql = sql;
    this.madeOf = madeOf;
  }

  /** One of two coordinates that stand in one column of the file. */
  static ColumnProfile part(String whole, String what, PlacePair pair, int part) {
    return new ColumnProfile(
        "%s (%s)".formatted(whole, what), pair.sql(quoted(whole), part), List.of(whole));
  }

  /**
   * Two columns of the file as one.
   *
   * @param sql expression of a SELECT that joins them
   */
  static ColumnProfile joined(ColumnProfile first, ColumnProfile second, String sql) {
    return new ColumnProfile(
        "%s + %s".formatted(first.name, second.name), sql, List.of(first.name, second.name));
  }

  private static String quoted(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : "`" + name.replace("`", "``") + "`";
  }

  /** The expression of a SELECT that gives its text. */
  String sql() {
    return sql;
  }

  /** Whether it is made of columns of the file, not one itself. */
  boolean isPart() {
    return !madeOf.isEmpty();
  }

  /** Whether it is that column of the file, or made of it. */
  boolean isOf(ColumnProfile column) {
    return equals(column) || madeOf.contains(column.name);
  }

  /** Whether its numbers have a comma before their fraction. */
  boolean hasDecimalCommas() {
    return hasDecimalCommas;
  }

  /** Whether its times say forenoon and afternoon in Chinese. */
  boolean hasChineseHalves() {
    return values.keySet().stream().anyMatch(TimePattern::hasChineseHalf);
  }

  void add(long number, String field) {
    records++;
    String value = field.strip();
    if (value.length() != field.length()) {
      padded++;
      firstPadded = firstPadded == null ? number : firstPadded;
    }
    if (value.isEmpty()) {
      return;
    }
    filled++;
    distinct += seen.add(SeenHashes.hash(value)) ? 1 : 0;
    if (values.size() < MOST_VALUES || values.containsKey(value)) {
      values.merge(value, 1L, Long::sum);
    }
    addNumber(value);
    if (!emptySigns.take(value)) {
      times.add(value);
    }
  }

  private void addNumber(String value) {
    Double number = Numbers.read(value);
    if (number == null) {
      return;
    }
    numbers++;
    boolean hasComma = value.indexOf(',') >= 0;
    hasDecimalCommas |= hasComma;
    whole += number == Math.rint(number) && value.indexOf('.') < 0 && !hasComma ? 1 : 0;
    // Zero stands for "unknown" in too many files to say anything about a range.
    if (Math.abs(number) > 1e-3) {
      least = Math.min(least, number);
      most = Math.max(most, number);
    }
  }

  /** Says that no value will follow: what only counting needs is given back. */
  void end() {
    seen = null;
  }

  String name() {
    return name;
  }

  /** The name's words, lower case, with one blank between them: "GEO_LON" is "geo lon". */
  String words() {
    return words(name);
  }

  static String words(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .replaceAll("(?<=\\S)\\s*#", " no ")
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  long records() {
    return records;
  }

  long filled() {
    return filled;
  }

  double filledShare() {
    return records == 0 ? 0 : filled / (double) records;
  }

  long padded() {
    return padded;
  }

  Long firstPadded() {
    return firstPadded;
  }

  long distinct() {
    return distinct;
  }

  /** Whether each value comes once and none is missing. */
  boolean isUnique() {
    return records > 0 && filled == records && distinct == records;
  }

  boolean isNumeric() {
    return filled > 0 && numbers == filled;
  }

  boolean isMostlyNumeric() {
    return filled > 0 && numbers >= 0.98 * filled;
  }

  boolean isWhole() {
    return isNumeric() && whole == filled;
  }

  double least() {
    return least;
  }

  double most() {
    return most;
  }

  TimePatterns times() {
    return times;
  }

  /** The pattern that most of its values follow, those that say nothing aside; empty for none. */
  Optional<TimePattern> time() {
    return times.best(told());
  }

  boolean isTime() {
    return time().isPresent();
  }

  /** The patterns of its times: one, or two where two exports were joined. */
  List<TimePattern> timePatterns() {
    return times.patterns(told());
  }

  /** The second of them. */
  Optional<TimePattern> secondTime(TimePattern best) {
    return times.second(best, told());
  }

  private long told() {
    return filled - emptySigns.records();
  }

  /** Values that stand for "nothing is known". */
  EmptySigns emptySigns() {
    return emptySigns;
  }

  /** How often each value comes, of the first {@value #MOST_VALUES} different ones. */
  Map<String, Long> values() {
    return values;
  }

  /** In words, for the report. */
  String type() {
    if (filled == 0) {
      return "empty";
    }
    if (isTime()) {
      return time().get().hasTime() ? "time" : "date";
    }
    if (isWhole()) {
      return "whole number";
    }
    return isNumeric() ? "number" : "text";
  }
}
