package citylake.etl.draft;

import java.util.Map;
import java.util.Optional;

/** Finds the columns that say when an event began, ended and was reported. */
final class TimeRoles {
  private TimeRoles() {}

  static void assign(Roles roles) {
    Optional<ColumnProfile> reported =
        roles.best(TimeRoles::isTime, column -> Hints.REPORTED.weight(column.words()));
    reported.ifPresent(column -> take(roles, Role.REPORTED_AT, column));
    Optional<ColumnProfile> ended =
        roles.best(TimeRoles::isTime, column -> Hints.ENDED.weight(column.words()));
    ended.ifPresent(column -> take(roles, Role.OCCURRED_TO, column));
    Optional<ColumnProfile> occurred =
        roles
            .best(
                TimeRoles::isTime,
                column ->
                    Hints.OCCURRED.weight(column.words()) * 10
                        + (pattern(column).hasTime() ? 5 : 0))
            .or(() -> roles.best(TimeRoles::isTime, column -> 1));
    occurred.ifPresentOrElse(
        column -> take(roles, Role.OCCURRED_FROM, column), () -> noTime(roles, reported));
  }

  private static void noTime(Roles roles, Optional<ColumnProfile> reported) {
    if (reported.isPresent()) {
      roles.note(
          "times",
          "only the time of the report is known",
          "no column with times is named for the event itself",
          "hours of the report are not hours of the event: ask the city for the time of occurrence");
    } else {
      roles.note(
          "times",
          "no column holds times",
          "in no column half of the values follow one of %d patterns of times"
              .formatted(TimePattern.all().size()),
          "a clock cannot be drawn: ask the city for the time of occurrence");
    }
  }

  private static boolean isTime(ColumnProfile column) {
    return column.times().best(column.filled()).isPresent() && !Hints.NO_EVENT.isIn(column.words());
  }

  private static TimePattern pattern(ColumnProfile column) {
    return column.times().best(column.filled()).orElseThrow();
  }

  private static void take(Roles roles, Role role, ColumnProfile column) {
    TimePattern pattern = pattern(column);
    roles.take(role, column, "its values follow the pattern " + pattern, doubt(column, pattern));
  }

  private static String doubt(ColumnProfile column, TimePattern pattern) {
    Optional<TimePattern> second = column.times().second(pattern, column.filled());
    if (second.isPresent()) {
      return "other values follow %s: were two exports joined?".formatted(second.get());
    }
    Optional<TimePattern> rival = column.times().rival(pattern);
    if (rival.isPresent()) {
      return "%s fits as well: no day above 12 decides which number is the month"
          .formatted(rival.get());
    }
    if (!pattern.hasTime()) {
      return "dates without a time of day: there is no hour to count";
    }
    if (pattern.hasOffset()) {
      return "the values end in an offset: ask whether the city's wall clock or UTC is meant";
    }
    long atMidnight =
        column.values().entrySet().stream()
            .filter(value -> isMidnight(value.getKey(), pattern))
            .mapToLong(Map.Entry::getValue)
            .sum();
    long looked = column.values().values().stream().mapToLong(Long::longValue).sum();
    return atMidnight > 0.05 * looked
        ? "%.0f %% of the times are exactly midnight: it may stand for \"unknown\""
            .formatted(100.0 * atMidnight / looked)
        : "";
  }

  private static boolean isMidnight(String value, TimePattern pattern) {
    var time = pattern.read(value);
    return time != null && time.toLocalTime().toSecondOfDay() == 0;
  }
}
