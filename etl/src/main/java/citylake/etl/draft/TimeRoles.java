package citylake.etl.draft;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the columns that say when an event began, ended and was reported. */
final class TimeRoles {
  private TimeRoles() {}

  static void assign(Roles roles) {
    Predicate<ColumnProfile> isTime = timesOf(roles);
    Optional<ColumnProfile> reported =
        roles.best(isTime, column -> Hints.REPORTED.weight(column.words()));
    reported.ifPresent(column -> take(roles, Role.REPORTED_AT, column));
    Optional<ColumnProfile> ended =
        roles.best(isTime, column -> Hints.ENDED.weight(column.words()));
    ended.ifPresent(column -> take(roles, Role.OCCURRED_TO, column));
    Optional<ColumnProfile> occurred =
        roles
            .best(
                isTime,
                column -> Hints.OCCURRED.weight(column.words()) * 10 + (isDayOnly(column) ? 0 : 5))
            .or(() -> roles.best(isTime, column -> 1));
    occurred.ifPresentOrElse(
        column -> take(roles, Role.OCCURRED_FROM, column), () -> noTime(roles, reported));
    occurred.filter(TimeRoles::isDayOnly).ifPresent(column -> noteUnreadClock(roles, column));
  }

  /** To ask for the time of day would be no answer where a column of it is there. */
  private static void noteUnreadClock(Roles roles, ColumnProfile day) {
    SplitTime.unread(roles.columns())
        .forEach(
            column ->
                roles.note(
                    column.name(),
                    "it may hold the time of day; not read",
                    "it is named for it, and %s holds days alone".formatted(day.name()),
                    "look how a time of day is written there, and join it to the day in the SELECT"));
  }

  private static void noTime(Roles roles, Optional<ColumnProfile> reported) {
    for (ColumnProfile column : roles.columns()) {
      SecondsSince1970.unitIn(column)
          .ifPresent(
              unit ->
                  roles.note(
                      column.name(),
                      "a count of %s since 1970, it seems; not used".formatted(unit),
                      "name, and whole numbers in the range of such counts",
                      "ask the city whether it counts from UTC; if so, write epoch_instant(`%s`, '%s') into the SELECT, and wall_clock of it"
                          .formatted(column.name(), unit)));
    }
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

  /** A column of days that was joined with its time of day is no time by itself. */
  private static Predicate<ColumnProfile> timesOf(Roles roles) {
    List<ColumnProfile> joined =
        roles.columns().stream().filter(column -> column.isPart() && column.isTime()).toList();
    return column ->
        column.isTime()
            && !Hints.NO_EVENT.isIn(column.words())
            && joined.stream().allMatch(each -> each.equals(column) || !each.isOf(column));
  }

  private static TimePattern pattern(ColumnProfile column) {
    return column.time().orElseThrow();
  }

  private static void take(Roles roles, Role role, ColumnProfile column) {
    TimePattern pattern = pattern(column);
    List<String> doubts =
        Stream.of(doubt(column, pattern), signs(column.emptySigns()), defaultTime(column).doubt())
            .filter(doubt -> !doubt.isEmpty())
            .toList();
    roles.take(role, column, "its values follow the pattern " + pattern, String.join("; ", doubts));
  }

  private static String signs(EmptySigns signs) {
    return signs.records() == 0
        ? ""
        : "%d values are %s, taken for \"not known\": ask whether they are"
            .formatted(signs.records(), String.join(", ", signs.seen()));
  }

  private static boolean isDayOnly(ColumnProfile column) {
    return defaultTime(column).isDayOnly();
  }

  private static DefaultTime defaultTime(ColumnProfile column) {
    return DefaultTime.of(column, column.timePatterns());
  }

  private static String doubt(ColumnProfile column, TimePattern pattern) {
    Optional<TimePattern> second = column.secondTime(pattern);
    if (second.isPresent()) {
      return "other values follow %s: were two exports joined?".formatted(second.get());
    }
    Optional<TimePattern> rival = column.times().rival(pattern);
    if (rival.isPresent()) {
      return "%s fits as well: no day above 12 decides which number is the month"
          .formatted(rival.get());
    }
    if (pattern.hasOffset()) {
      return "the values end in an offset: ask whether the city's wall clock or UTC is meant";
    }
    return "";
  }
}
