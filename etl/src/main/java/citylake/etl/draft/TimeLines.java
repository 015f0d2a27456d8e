package citylake.etl.draft;

import java.util.List;

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
      return;
    }
    String field = SelectDraft.trimmed(roles.column(role).orElseThrow());
    String column = form.start();
    addOrder(role);
    DefaultTime midnight = roles.defaultTime(role);
    String isDefault = midnight.isUsed() ? "__has_default_time" : null;
    lines.columns().add(times(role, field) + " AS __start");
    addDefault(midnight, role, field, isDefault);
    lines.columns().add("__start < :not_before OR __start >= :day_after_night AS __is_implausible");
    if (!midnight.isDayOnly()) {
      lines
          .columns()
          .add(
              "CASE WHEN NOT %s THEN __start END AS %s_local"
                  .formatted(
                      isDefault == null
                          ? "__is_implausible"
                          : "(" + isDefault + " OR __is_implausible)",
                      column));
      lines.columns().add("instant_of(%s_local, :zone) AS %s".formatted(column, column));
    }
    lines.issues().add("issue('%s_missing', %s IS NULL)".formatted(column, field));
    lines
        .issues()
        .add("issue('%s_unreadable', __start IS NULL AND %s IS NOT NULL)".formatted(column, field));
    noteMidnight(midnight, column, "__start", field, isDefault);
    lines.issues().add("issue('%s', __is_implausible)".formatted(form.implausible()));
    if (!midnight.isDayOnly()) {
      addGap(column);
    }
  }

  /** A time that a column of the table holds: null for a table without it. */
  void add(Role role, String column) {
    if (column == null || roles.patterns(role).isEmpty()) {
      return;
    }
    String field = SelectDraft.trimmed(roles.column(role).orElseThrow());
    addOrder(role);
    DefaultTime midnight = roles.defaultTime(role);
    boolean isPlain = !midnight.isUsed() && !midnight.isDayOnly();
    String local = column + "_local";
    String read = isPlain ? local : "__" + column;
    String isDefault = midnight.isUsed() ? "__has_default_" + column : null;
    lines.columns().add(times(role, field) + " AS " + read);
    addDefault(midnight, role, field, isDefault);
    if (isDefault != null) {
      lines.columns().add("CASE WHEN NOT %s THEN %s END AS %s".formatted(isDefault, read, local));
    }
    if (!midnight.isDayOnly()) {
      lines.columns().add("instant_of(%s, :zone) AS %s".formatted(local, column));
    }
    lines
        .issues()
        .add(
            "issue('%s_unreadable', %s IS NULL AND %s IS NOT NULL)".formatted(column, read, field));
    noteMidnight(midnight, column, read, field, isDefault);
    if (!midnight.isDayOnly()) {
      addGap(column);
    }
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
    } else if (midnight.isUsed()) {
      lines.columns().add("%s AS %s".formatted(midnight.condition(field), isDefault));
      lines
          .remarks()
          .add(
              "-- DECIDE: in %s %s.%n-- It is taken for \"not known\"; where the city means midnight, write: false AS %s%n"
                  .formatted(name, midnight.shares(), isDefault));
    }
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
    return "local_time(%s, '%s')".formatted(field, pattern.toString().replace("'", "\\'"));
  }
}
