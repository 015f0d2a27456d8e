package citylake.etl.draft;

import java.util.ArrayList;
import java.util.List;

/**
 * Which columns of a kind's standard table a draft can fill, and from which roles.
 *
 * @param keys key columns beside the city's code; the last takes the number that is unique
 * @param code the word of its code columns, e.g. "offence"; null where the kind has no code
 * @param codeList the list that says what codes mean, without ending
 * @param codeListColumns of the list, behind the code itself
 * @param start column of the event's start, and of its end where the table has one
 * @param implausible name of the issue that the start cannot be right
 */
record KindForm(
    List<String> keys,
    String code,
    String codeList,
    List<String> codeListColumns,
    String start,
    String end,
    String reported,
    String implausible) {

  static KindForm of(String kind) {
    return switch (kind) {
      case "incident" ->
          new KindForm(
              List.of("incident_no", "offence_no"),
              "offence",
              "offences",
              List.of("iccs", "origin", "note"),
              "occurred_from",
              "occurred_to",
              "reported_at",
              "occurred_implausible");
      case "crash" ->
          new KindForm(
              List.of("crash_no"),
              "crash",
              "crashes",
              List.of("crash_code", "note"),
              "occurred_from",
              "occurred_to",
              "reported_at",
              "occurred_implausible");
      case "help_request" ->
          new KindForm(
              List.of("request_no"),
              "request",
              "requests",
              List.of("request_code", "note"),
              "requested_at",
              null,
              null,
              "requested_implausible");
      case "vehicle_sighting" ->
          new KindForm(
              List.of("sighting_no"),
              null,
              null,
              List.of(),
              "passed_at",
              null,
              null,
              "passed_at_implausible");
      default ->
          throw new IllegalArgumentException(
              "Invalid kind for a draft (incident, crash, help_request and vehicle_sighting can be drafted): %s. Nothing was written; take the contract of standard.%s and the page on a vendor's SELECT instead."
                  .formatted(kind, kind));
    };
  }

  /** Which column is taken for the start: that of the report where the table has no other time. */
  Role startRole(Roles roles) {
    return roles.column(Role.OCCURRED_FROM).isEmpty() && reported == null
        ? Role.REPORTED_AT
        : Role.OCCURRED_FROM;
  }

  /** Columns without which a row says little, and which no column of the file can give. */
  List<String> notGiven(Roles roles) {
    List<String> missing = new ArrayList<>();
    Role role = startRole(roles);
    if (roles.patterns(role).isEmpty() || roles.defaultTime(role).isDayOnly()) {
      missing.add(start);
    }
    if (code != null && SourceDraft.codeColumn(roles).isEmpty()) {
      missing.add(code + "_code");
    }
    if (roles.column(Role.X).isEmpty()) {
      missing.add("lon");
    }
    return List.copyOf(missing);
  }
}
