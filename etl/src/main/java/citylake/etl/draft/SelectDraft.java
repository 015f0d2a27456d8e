package citylake.etl.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the draft of a vendor's SELECT, from the dump's fields to the standard table. */
final class SelectDraft {
  private static final String HASHED_KEY =
      """
      -- Key: a hash of the whole record, because no field can serve as one. A corrected record becomes a new one
      -- beside the old, and none can be taken back: ask the city for a case number.
      """;

  private final Roles roles;
  private final KindForm form;
  private final List<String> columns = new ArrayList<>();
  private final List<String> issues = new ArrayList<>();

  private SelectDraft(Roles roles, KindForm form) {
    this.roles = roles;
    this.form = form;
  }

  static String text(String kind, String file, Roles roles) {
    SelectDraft draft = new SelectDraft(roles, KindForm.of(kind));
    draft.addKey(kind);
    draft.addCode();
    draft.addStart();
    draft.addTime(Role.OCCURRED_TO, draft.form.end());
    draft.addTime(Role.REPORTED_AT, draft.form.reported());
    draft.addPlace();
    draft.addText(Role.ADDRESS, "address_text");
    draft.addText(Role.DISTRICT, "district");
    draft.addText(Role.NEIGHBOURHOOD, "neighbourhood");
    if (!draft.issues.isEmpty()) {
      draft.columns.add(
          "issues(\n    %s) AS _issues".formatted(String.join(",\n    ", draft.issues)));
    }
    return "-- Draft from %s: fields of the dump to standard.%s. Confirm every line with the city.%n%sSELECT%n  %s%nFROM dump%n"
        .formatted(
            file.replaceAll("[\r\n]", " "),
            kind,
            draft.hasKey() ? "" : HASHED_KEY,
            String.join(",\n  ", draft.columns));
  }

  private void addKey(String kind) {
    Optional<String> number = roles.column(Role.INCIDENT_NO).map(SelectDraft::trimmed);
    Optional<String> unique = roles.column(Role.OFFENCE_NO).map(SelectDraft::trimmed);
    String key = unique.or(() -> number).orElseGet(this::wholeRecord);
    if (form.keys().size() > 1) {
      columns.add(number.orElse(key) + " AS " + form.keys().get(0));
    }
    columns.add(key + " AS " + form.keys().get(form.keys().size() - 1));
    if (kind.equals("crash")) {
      number.ifPresent(incident -> columns.add(incident + " AS incident_no"));
    }
  }

  private boolean hasKey() {
    return roles.column(Role.OFFENCE_NO).or(() -> roles.column(Role.INCIDENT_NO)).isPresent();
  }

  /** Hashed: a key is of a lower grade than what people are called and where they live. */
  private String wholeRecord() {
    return "sha2(concat_ws('|', %s), 256)"
        .formatted(
            String.join(
                ", ",
                roles.columns().stream()
                    .filter(column -> !column.isPart())
                    .map(ColumnProfile::sql)
                    .toList()));
  }

  private void addCode() {
    String word = form.code();
    if (word == null) {
      return;
    }
    SourceDraft.codeColumn(roles)
        .ifPresent(
            column -> {
              columns.add("%s AS %s_code_source".formatted(trimmed(column), word));
              columns.add("%s_code(%s_code_source) AS %s_code".formatted(word, word, word));
              String isUnknown = "%s_code IS NULL".formatted(word);
              if (form.codeListColumns().contains("origin")) {
                columns.add("%s_origin(%s_code_source) AS origin".formatted(word, word));
                isUnknown += " AND origin <> 'service'";
              }
              issues.add("issue('%s_code_unknown', %s)".formatted(word, isUnknown));
            });
    addText(Role.TEXT, word + "_text");
  }

  /** The start, unless it lies before anything the city can mean, or after the night. */
  private void addStart() {
    Role role =
        roles.column(Role.OCCURRED_FROM).isEmpty() && form.reported() == null
            ? Role.REPORTED_AT
            : Role.OCCURRED_FROM;
    if (roles.patterns(role).isEmpty()) {
      return;
    }
    String field = trimmed(roles.column(role).orElseThrow());
    String column = form.start();
    columns.add(times(role, field) + " AS __start");
    columns.add("__start < :not_before OR __start >= :day_after_night AS __is_implausible");
    columns.add("CASE WHEN NOT __is_implausible THEN __start END AS %s_local".formatted(column));
    columns.add("instant_of(%s_local, :zone) AS %s".formatted(column, column));
    issues.add("issue('%s_missing', %s IS NULL)".formatted(column, field));
    issues.add(
        "issue('%s_unreadable', __start IS NULL AND %s IS NOT NULL)".formatted(column, field));
    issues.add("issue('%s', __is_implausible)".formatted(form.implausible()));
    addGap(column);
  }

  private void addTime(Role role, String column) {
    if (column == null || roles.patterns(role).isEmpty()) {
      return;
    }
    String field = trimmed(roles.column(role).orElseThrow());
    String local = column + "_local";
    columns.add(times(role, field) + " AS " + local);
    columns.add("instant_of(%s, :zone) AS %s".formatted(local, column));
    issues.add(
        "issue('%s_unreadable', %s IS NULL AND %s IS NOT NULL)".formatted(column, local, field));
    addGap(column);
  }

  private void addGap(String column) {
    issues.add(
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

  private void addPlace() {
    if (roles.column(Role.X).isEmpty()) {
      return;
    }
    String x = coordinate(Role.X, "__x");
    String y = coordinate(Role.Y, "__y");
    String place = x + ", " + y;
    columns.add("wgs84_lon(%s, :coordinate_system) AS lon".formatted(place));
    columns.add("wgs84_lat(%s, :coordinate_system) AS lat".formatted(place));
    columns.add(
        "CASE WHEN lon IS NOT NULL THEN '%s' END AS place_source"
            .formatted(PlaceRoles.isInDegrees(roles) ? "lon_lat" : "projected"));
    columns.add(
        "CASE WHEN place_is_given(%s) THEN concat(trim(%s), ' ', trim(%s)) END AS place_original"
            .formatted(place, x, y));
    issues.add("issue('place_unknown', NOT place_is_given(%s))".formatted(place));
    issues.add("issue('place_implausible', lon IS NULL AND place_is_given(%s))".formatted(place));
  }

  /** The field, or a working column where it is a part of one. */
  private String coordinate(Role role, String part) {
    ColumnProfile column = roles.column(role).orElseThrow();
    if (!column.isPart()) {
      return column.sql();
    }
    columns.add("%s AS %s".formatted(column.sql(), part));
    return part;
  }

  private void addText(Role role, String column) {
    roles
        .column(role)
        .ifPresent(profile -> columns.add("%s AS %s".formatted(trimmed(profile), column)));
  }

  private static String trimmed(ColumnProfile column) {
    return "nullif(trim(%s), '')".formatted(column.sql());
  }
}
