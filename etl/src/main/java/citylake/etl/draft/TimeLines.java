package citylake.etl.draft;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Drafts the times of a SELECT: read by their patterns, left empty where they stand at a default,
 * and brought from the wall clock to an instant.
 */
final class TimeLines {
  private final Roles roles;
  private final KindForm form;
  private final SelectLines lines;

  TimeLines(Roles roles, KindForm form, SelectLines lines) {
    this.roles = roles;
    this.form = form;
    this.lines = lines;
  }

  /** The start, unless it lies before anything the city can mean, or after the night. */
  void addStart() {
    Role role = form.startRole(roles);
    if (roles.patterns(role).isEmpty()) {
      addCounts();
      return;
    }
    String column = form.start();
    String field = field(role, "__start_text");
    addOrder(role);
    addOffset(role, field, "__start");
    DefaultTime midnight = roles.defaultTime(role);
    String isDefault = midnight.isUsed() ? "__has_default_time" : null;
    lines.columns().add(times(role, field) + " AS __start");
    addDefault(midnight, role, field, isDefault);
    addPlausible(column, "__start", isDefault, "__is_implausible", midnight);
    // By the time too, so that who reads of it is told in which form one is wanted.
    lines
        .issues()
        .add("issue('%s_missing', __start IS NULL AND %s IS NULL)".formatted(column, field));
    lines
        .issues()
        .add("issue('%s_unreadable', __start IS NULL AND %s IS NOT NULL)".formatted(column, field));
    noteMidnight(midnight, column, "__start", field, isDefault);
    noteImplausible(midnight, column, field, "__is_implausible", form.implausible());
  }

  /** A time that a column of the table holds: null for a table without it. */
  void add(Role role, String column) {
    if (column == null || roles.patterns(role).isEmpty()) {
      return;
    }
    String field = field(role, "__" + column + "_text");
    String read = "__" + column;
    addOrder(role);
    addOffset(role, field, read);
    DefaultTime midnight = roles.defaultTime(role);
    String isDefault = midnight.isUsed() ? "__has_default_" + column : null;
    String isImplausible = read + "_is_implausible";
    lines.columns().add(times(role, field) + " AS " + read);
    addDefault(midnight, role, field, isDefault);
    addPlausible(column, read, isDefault, isImplausible, midnight);
    lines
        .issues()
        .add(
            "issue('%s_unreadable', %s IS NULL AND %s IS NOT NULL)".formatted(column, read, field));
    noteMidnight(midnight, column, read, field, isDefault);
    noteImplausible(midnight, column, field, isImplausible, column + "_implausible");
  }

  /** A count since 1970 is no time until somebody says from where it counts. */
  private void addCounts() {
    for (ColumnProfile column : roles.columns()) {
      SecondsSince1970.unitIn(column)
          .ifPresent(
              unit ->
                  lines
                      .remarks()
                      .add(
                          """
                          -- DECIDE: %s counts %s since 1970, it seems; no column is made of it.
                          -- Where it counts from UTC, write: epoch_instant(%s, '%s') AS %s, wall_clock(%s, :zone) AS %s_local
                          """
                              .formatted(
                                  column.name().replaceAll("[\r\n]", " "),
                                  unit,
                                  SelectDraft.trimmed(column),
                                  unit,
                                  form.start(),
                                  form.start(),
                                  form.start())));
    }
  }

  /** The text of a time; a working column where some of it says nothing. */
  private String field(Role role, String working) {
    ColumnProfile column = roles.column(role).orElseThrow();
    List<String> signs = column.emptySigns().seen();
    String field = SelectDraft.trimmed(column);
    if (signs.isEmpty()) {
      return field;
    }
    lines
        .columns()
        .add(
            "CASE WHEN %s NOT IN (%s) THEN %s END AS %s"
                .formatted(
                    field,
                    signs.stream()
                        .map(sign -> "'%s'".formatted(sign.replace("\\", "\\\\")))
                        .collect(Collectors.joining(", ")),
                    field,
                    working));
    return working;
  }

  /**
   * The time, unless it stands at a default, before anything the city can mean, or in the future.
   */
  private void addPlausible(
      String column, String read, String isDefault, String isImplausible, DefaultTime midnight) {
    lines
        .columns()
        .add(
            "%s < :not_before OR %s >= :day_after_night AS %s"
                .formatted(read, read, isImplausible));
    if (midnight.isDayOnly()) {
      return;
    }
    lines
        .columns()
        .add(
            "CASE WHEN NOT %s THEN %s END AS %s_local"
                .formatted(
                    isDefault == null
                        ? isImplausible
                        : "(%s OR %s)".formatted(isDefault, isImplausible),
                    read,
                    column));
    lines.columns().add("instant_of(%s_local, :zone) AS %s".formatted(column, column));
  }

  private void noteImplausible(
      DefaultTime midnight, String column, String field, String isImplausible, String issue) {
    lines.issues().add("issue('%s', %s)".formatted(issue, isImplausible));
    if (!midnight.isDayOnly()) {
      lines
          .changes()
          .add(
              "changed('%s', 'implausible_unknown', %s, %s)"
                  .formatted(column, field, isImplausible));
      addGap(column);
    }
  }

  private void addOffset(Role role, String field, String time) {
    Offsets.in(roles.column(role).orElseThrow())
        .map(offsets -> offsets.remark(field, time))
        .ifPresent(lines.remarks()::add);
  }

  /** The mark that it is to be decided which number of a date is the month. */
  private void addOrder(Role role) {
    roles
        .rival(role)
        .ifPresent(
            rival ->
                lines
                    .remarks()
                    .add(
                        "-- DECIDE: in %s no day above 12 shows which number is the month.%n-- It is read as %s; where the city means the other order, write: %s%n"
                            .formatted(nameOf(role), roles.patterns(role).get(0), rival)));
  }

  private String nameOf(Role role) {
    return roles.column(role).orElseThrow().name().replaceAll("[\r\n]", " ");
  }

  /** The column that says which rows stand at a default, with the mark that it is to be decided. */
  private void addDefault(DefaultTime midnight, Role role, String field, String isDefault) {
    String name = nameOf(role);
    if (midnight.isDayOnly()) {
      lines
          .remarks()
          .add(
              "-- %s holds days: the time of day is not known, so no column is made of it (day_only_unknown).%n"
                  .formatted(name));
      if (role == form.startRole(roles)) {
        addUnreadClock(name);
      }
    } else if (midnight.isUsed()) {
      lines.columns().add("%s AS %s".formatted(midnight.condition(field), isDefault));
      lines
          .remarks()
          .add(
              "-- DECIDE: in %s %s.%n-- It is taken for \"not known\"; where the city means midnight, write: false AS %s%n"
                  .formatted(name, midnight.shares(), isDefault));
    }
  }

  private void addUnreadClock(String day) {
    SplitTime.unread(roles.columns())
        .forEach(
            clock ->
                lines
                    .remarks()
                    .add(
                        """
                        -- DECIDE: %s may hold the time of day that %s lacks, in a form that no pattern of a draft reads.
                        -- Where it does, join them, and read them by their pattern: local_time(concat_ws(' ', %s, %s), '...') AS __start
                        """
                            .formatted(
                                clock.name().replaceAll("[\r\n]", " "),
                                day,
                                SelectDraft.trimmed(
                                    roles.column(form.startRole(roles)).orElseThrow()),
                                SelectDraft.trimmed(clock))));
  }

  /** A value that a rule leaves empty is named on its row. */
  private void noteMidnight(
      DefaultTime midnight, String column, String read, String field, String isDefault) {
    if (!midnight.isDayOnly() && !midnight.isUsed()) {
      return;
    }
    String rule = midnight.isDayOnly() ? "day_only" : "default_time";
    String condition = midnight.isDayOnly() ? read + " IS NOT NULL" : isDefault;
    String issue = column.replaceFirst("^occurred_from$", "occurred_at") + "_" + rule;
    lines
        .changes()
        .add("changed('%s', '%s_unknown', %s, %s)".formatted(column, rule, field, condition));
    lines.issues().add("issue('%s', %s)".formatted(issue, condition));
  }

  private void addGap(String column) {
    lines
        .issues()
        .add(
            "issue('%s_in_dst_gap', %s_local IS NOT NULL AND %s IS NULL)"
                .formatted(column, column, column));
  }

  private String times(Role role, String field) {
    boolean isChinese = roles.column(role).orElseThrow().hasChineseHalves();
    String text =
        isChinese ? "replace(replace(%s, '上午', 'AM'), '下午', 'PM')".formatted(field) : field;
    List<String> times =
        roles.patterns(role).stream().map(pattern -> localTime(text, pattern)).toList();
    return times.size() == 1 ? times.get(0) : "coalesce(%s)".formatted(String.join(", ", times));
  }

  private static String localTime(String field, TimePattern pattern) {
    return "local_time(%s, %s)".formatted(field, pattern.sql());
  }
}
