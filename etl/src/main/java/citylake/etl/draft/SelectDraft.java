package citylake.etl.draft;

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
  private final SelectLines lines = new SelectLines();
  private final List<String> columns = lines.columns();
  private final List<String> issues = lines.issues();

  private SelectDraft(Roles roles, KindForm form) {
    this.roles = roles;
    this.form = form;
  }

  static String text(String kind, String file, Roles roles, Optional<RepeatedKeys> repeated) {
    SelectDraft draft = new SelectDraft(roles, KindForm.of(kind));
    draft.addKey(kind);
    repeated
        .map(keys -> keys.remark(roles, draft.keyColumn()))
        .ifPresent(draft.lines.remarks()::add);
    draft.addCode();
    TimeLines times = new TimeLines(roles, draft.form, draft.lines);
    times.addStart();
    times.add(Role.OCCURRED_TO, draft.form.end());
    times.add(Role.REPORTED_AT, draft.form.reported());
    draft.addPlace();
    draft.addText(Role.ADDRESS, "address_text");
    draft.addText(Role.DISTRICT, "district");
    draft.addText(Role.NEIGHBOURHOOD, "neighbourhood");
    draft.addTrials();
    Operations.in(roles).map(Operations::remark).ifPresent(draft.lines.remarks()::add);
    return "-- Draft from %s: fields of the dump to standard.%s. Confirm every line with the city.%n%s%s"
        .formatted(
            file.replaceAll("[\r\n]", " "),
            kind,
            draft.hasKey() ? "" : HASHED_KEY,
            draft.lines.text());
  }

  private void addKey(String kind) {
    Optional<String> number = roles.column(Role.INCIDENT_NO).map(SelectDraft::trimmed);
    Optional<String> unique = roles.column(Role.OFFENCE_NO).map(SelectDraft::trimmed);
    String key = unique.or(() -> number).orElseGet(this::wholeRecord);
    if (form.keys().size() > 1) {
      columns.add(number.orElse(key) + " AS " + form.keys().get(0));
    }
    columns.add(key + " AS " + keyColumn());
    if (kind.equals("crash")) {
      number.ifPresent(incident -> columns.add(incident + " AS incident_no"));
    }
  }

  /** The column that takes the number that is unique. */
  private String keyColumn() {
    return form.keys().get(form.keys().size() - 1);
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
                isUnknown += " AND coalesce(origin, '') <> 'service'";
              }
              issues.add("issue('%s_code_unknown', %s)".formatted(word, isUnknown));
            });
    addText(Role.TEXT, word + "_text");
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

  /** The field, or a working column where it is a part of one or has a comma for its point. */
  private String coordinate(Role role, String part) {
    ColumnProfile column = roles.column(role).orElseThrow();
    if (!column.isPart() && !column.hasDecimalCommas()) {
      return column.sql();
    }
    String text =
        column.hasDecimalCommas() ? "replace(%s, ',', '.')".formatted(column.sql()) : column.sql();
    columns.add("%s AS %s".formatted(text, part));
    return part;
  }

  private void addText(Role role, String column) {
    roles
        .column(role)
        .ifPresent(profile -> columns.add("%s AS %s".formatted(trimmed(profile), column)));
  }

  private void addTrials() {
    Trials.in(roles)
        .ifPresent(
            trials -> {
              columns.add(trials.operation());
              lines
                  .remarks()
                  .add(
                      "-- DECIDE: %d records are taken for trials of the platform (%s), which no count takes.%n-- Where they are events, take the column _operation out.%n"
                          .formatted(trials.records(), trials.words().replaceAll("[\r\n]", " ")));
            });
  }

  static String trimmed(ColumnProfile column) {
    return "nullif(trim(%s), '')".formatted(column.sql());
  }
}
