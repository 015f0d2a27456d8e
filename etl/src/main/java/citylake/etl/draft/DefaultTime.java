package citylake.etl.draft;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether midnight in a column of times says midnight, or that the time of day is not known. A time
 * that stands at a default is unknown: taken at its word it would be a wave of crime at midnight.
 */
final class DefaultTime {
  /** So many at midnight are no accident, whatever the other hours hold. */
  private static final double CERTAIN_SHARE = 0.05;

  private static final double LEAST_SHARE = 0.005;
  private static final long LEAST_RECORDS = 10;

  /** People round to full hours, so midnight is held against another full hour of the night. */
  private static final int TIMES_AS_MANY = 3;

  private final List<TimePattern> patterns;
  private final long looked;
  private final long atMidnight;
  private final long atOne;

  private DefaultTime(TimePatterns times, List<TimePattern> patterns) {
    this.patterns = patterns;
    this.looked = times.timed();
    this.atMidnight = times.atMidnight();
    this.atOne = times.atOne();
  }

  /**
   * @param patterns of the column's times, at least one
   */
  static DefaultTime of(ColumnProfile column, List<TimePattern> patterns) {
    return new DefaultTime(column.times(), patterns);
  }

  /** Whether no value tells a time of day: dates, or nothing but midnights. */
  boolean isDayOnly() {
    return hasDatesOnly() || (looked >= LEAST_RECORDS && atMidnight == looked);
  }

  private boolean hasDatesOnly() {
    return patterns.stream().noneMatch(TimePattern::hasTime);
  }

  /** Whether some values stand at midnight because their time of day is not known. */
  boolean isUsed() {
    return !isDayOnly() && (patterns.stream().anyMatch(each -> !each.hasTime()) || isFrequent());
  }

  private boolean isFrequent() {
    double share = atMidnight / (double) Math.max(1, looked);
    boolean isMoreThanRounded =
        share > LEAST_SHARE
            && atMidnight >= LEAST_RECORDS
            && atMidnight >= TIMES_AS_MANY * Math.max(1, atOne);
    return share > CERTAIN_SHARE || isMoreThanRounded;
  }

  /** What a person should check; empty where nothing speaks against the times. */
  String doubt() {
    if (isDayOnly()) {
      return "%s: midnight would be a guess, so the draft leaves the time empty and names the rule day_only_unknown on each row; ask for the time of day"
          .formatted(
              hasDatesOnly() ? "dates without a time of day" : "every time is exactly midnight");
    }
    return isUsed()
        ? "%s: the draft takes midnight for \"not known\" (default_time_unknown); ask what is written then"
            .formatted(shares())
        : "";
  }

  /** How often midnight comes, against another full hour. */
  String shares() {
    return "%.1f %% of the times are exactly midnight, against %.1f %% at 01:00"
        .formatted(100.0 * atMidnight / looked, 100.0 * atOne / looked);
  }

  /**
   * The condition of a SELECT that the text of a time stands at the default.
   *
   * @param field expression that gives the text
   */
  String condition(String field) {
    return patterns.stream()
        .map(
            pattern ->
                pattern.hasTime()
                    ? "regexp_like(%s, '%s')".formatted(field, pattern.midnight())
                    : "local_time(%s, '%s') IS NOT NULL".formatted(field, pattern))
        .collect(Collectors.joining(" OR "));
  }
}
