package citylake.etl.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the draft of a vendor's SELECT, from the dump's fields to the standard table. */
final class SelectDraft {
  private final Roles roles;
  private final boolean isCrash;
  private final List<String> columns = new ArrayList<>();
  private final List<String> issues = new ArrayList<>();

  private SelectDraft(Roles roles, boolean isCrash) {
    this.roles = roles;
    this.isCrash = isCrash;
  }

  static String text(String kind, String file, Roles roles) {
    SelectDraft draft = new SelectDraft(roles, kind.equals("crash"));
    draft.addKey();
    draft.addOffence();
    draft.addTime(Role.OCCURRED_FROM, "occurred_from");
    draft.addTime(Role.OCCURRED_TO, "occurred_to");
    draft.addTime(Role.REPORTED_AT, "reported_at");
    draft.addPlace();
    draft.addText(Role.ADDRESS, "address_text");
    draft.addText(Role.DISTRICT, "district");
    draft.addText(Role.NEIGHBOURHOOD, "neighbourhood");
    if (!draft.issues.isEmpty()) {
      draft.columns.add(
          "issues(\n    %s) AS _issues".formatted(String.join(",\n    ", draft.issues)));
    }
    return "-- Draft from %s: fields of the dump to standard.%s. Confirm every line with the city.%nSELECT%n  %s%nFROM dump%n"
        .formatted(file.replaceAll("[\r\n]", " "), kind, String.join(",\n  ", draft.columns));
  }

  private void addKey() {
    Optional<String> incident = roles.column(Role.INCIDENT_NO).map(SelectDraft::trimmed);
    Optional<String> unique = roles.column(Role.OFFENCE_NO).map(SelectDraft::trimmed);
    String key = unique.or(() -> incident).orElseGet(this::wholeRecord);
    if (isCrash) {
      columns.add(key + " AS crash_no");
      incident.ifPresent(number -> columns.add(number + " AS incident_no"));
    } else {
      columns.add(incident.orElse(key) + " AS incident_no");
      columns.add(key + " AS offence_no");
    }
  }

  private String wholeRecord() {
    return "concat_ws('|', %s)"
        .formatted(String.join(", ", roles.columns().stream().map(SelectDraft::field).toList()));
  }

  private void addOffence() {
    String word = isCrash ? "crash" : "offence";
    SourceDraft.codeColumn(roles)
        .ifPresent(
            column -> {
              columns.add("%s AS %s_code_source".formatted(trimmed(column), word));
              columns.add("%s_code(%s_code_source) AS %s_code".formatted(word, word, word));
              issues.add("issue('%s_code_unknown', %s_code IS NULL)".formatted(word, word));
            });
    addText(Role.TEXT, word + "_text");
  }

  private void addTime(Role role, String column) {
    List<TimePattern> patterns = roles.patterns(role);
    if (patterns.isEmpty()) {
      return;
    }
    String field = trimmed(roles.column(role).orElseThrow());
    String local = column + "_local";
    List<String> times = patterns.stream().map(pattern -> localTime(field, pattern)).toList();
    columns.add(
        (times.size() == 1 ? times.get(0) : "coalesce(%s)".formatted(String.join(", ", times)))
            + " AS "
            + local);
    columns.add("instant_of(%s, :zone) AS %s".formatted(local, column));
    issues.add(
        "issue('%s_unreadable', %s IS NULL AND %s IS NOT NULL)".formatted(column, local, field));
  }

  private static String localTime(String field, TimePattern pattern) {
    return "local_time(%s, '%s')".formatted(field, pattern.toString().replace("'", "\\'"));
  }

  private void addPlace() {
    if (roles.column(Role.X).isEmpty()) {
      return;
    }
    String place =
        "%s, %s"
            .formatted(
                field(roles.column(Role.X).orElseThrow()),
                field(roles.column(Role.Y).orElseThrow()));
    columns.add("wgs84_lon(%s, :coordinate_system) AS lon".formatted(place));
    columns.add("wgs84_lat(%s, :coordinate_system) AS lat".formatted(place));
    columns.add("CASE WHEN lon IS NOT NULL THEN 'dump' END AS place_source");
    issues.add("issue('place_unknown', lon IS NULL)");
  }

  private void addText(Role role, String column) {
    roles
        .column(role)
        .ifPresent(profile -> columns.add("%s AS %s".formatted(trimmed(profile), column)));
  }

  private static String trimmed(ColumnProfile column) {
    return "nullif(trim(%s), '')".formatted(field(column));
  }

  private static String field(ColumnProfile column) {
    return column.name().matches("[A-Za-z_][A-Za-z0-9_]*")
        ? column.name()
        : "`" + column.name().replace("`", "``") + "`";
  }
}
