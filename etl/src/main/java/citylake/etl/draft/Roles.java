package citylake.etl.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** Which column plays which role; a column plays one role only, but a number may be both keys. */
final class Roles {
  private final List<ColumnProfile> columns;
  private final Map<Role, ColumnProfile> taken = new EnumMap<>(Role.class);
  private final List<Finding> findings = new ArrayList<>();

  private Roles(List<ColumnProfile> columns) {
    this.columns = columns;
  }

  static Roles of(List<ColumnProfile> columns) {
    Roles roles = new Roles(columns);
    TimeRoles.assign(roles);
    PlaceRoles.assign(roles);
    KeyRoles.assign(roles);
    OffenceRoles.assign(roles);
    Trials.note(roles);
    Operations.in(roles).ifPresent(operations -> operations.note(roles));
    return roles;
  }

  /** The free column with the greatest weight; of equals the one further left. */
  Optional<ColumnProfile> best(
      Predicate<ColumnProfile> allowed, ToIntFunction<ColumnProfile> weight) {
    return columns.stream()
        .filter(column -> column.filled() > 0 && !taken.containsValue(column))
        .filter(allowed)
        .filter(column -> weight.applyAsInt(column) > 0)
        .max(
            Comparator.comparingInt(weight)
                .thenComparing(Comparator.comparingInt(columns::indexOf).reversed()));
  }

  void take(Role role, ColumnProfile column, String reason, String doubt) {
    taken.put(role, column);
    findings.add(new Finding(column.name(), role.words(), reason, doubt));
  }

  void note(String topic, String conclusion, String reason, String doubt) {
    findings.add(new Finding(topic, conclusion, reason, doubt));
  }

  Optional<ColumnProfile> column(Role role) {
    return Optional.ofNullable(taken.get(role));
  }

  /** Position of the role's column; -1 where no column plays it. */
  int index(Role role) {
    return columns.indexOf(taken.get(role));
  }

  /** The patterns of a time column: one, or two where two exports were joined. */
  List<TimePattern> patterns(Role role) {
    return column(role).map(ColumnProfile::timePatterns).orElse(List.of());
  }

  /** A pattern with day and month the other way round that a time column follows as well. */
  Optional<TimePattern> rival(Role role) {
    return column(role).flatMap(column -> column.time().flatMap(column.times()::rival));
  }

  /** Whether no time of the file shows which number is the month. */
  boolean isMonthOpen() {
    return Stream.of(Role.OCCURRED_FROM, Role.OCCURRED_TO, Role.REPORTED_AT)
        .anyMatch(role -> rival(role).isPresent());
  }

  /** What midnight means in a time column that was found. */
  DefaultTime defaultTime(Role role) {
    return DefaultTime.of(column(role).orElseThrow(), patterns(role));
  }

  /** In words what a column was taken for; null for nothing special. */
  String words(ColumnProfile column) {
    List<String> words = new ArrayList<>();
    taken.forEach(
        (role, profile) -> {
          if (profile.isOf(column)) {
            words.add(role.words());
          }
        });
    return words.isEmpty() ? null : String.join(", ", words);
  }

  List<ColumnProfile> columns() {
    return columns;
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }
}
