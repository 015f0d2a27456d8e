package citylake.etl.draft;

import java.util.Optional;

/** Finds the number of the incident, and the number that makes each record unique. */
final class KeyRoles {
  private KeyRoles() {}

  static void assign(Roles roles) {
    Optional<ColumnProfile> unique =
        roles.best(
            column -> canBeKey(column) && column.isUnique(),
            column ->
                Hints.UNIQUE_NUMBER.weight(column.words()) + Hints.NUMBER.weight(column.words()));
    Optional<ColumnProfile> number =
        roles.best(
            column -> canBeKey(column) && isNearlyAlwaysFilled(column) && hasManyValues(column),
            column -> Hints.NUMBER.weight(column.words()));
    if (unique.isPresent()) {
      takeUnique(roles, unique.get(), number);
    } else if (number.isPresent()) {
      ColumnProfile column = number.get();
      roles.take(
          Role.INCIDENT_NO,
          column,
          "name, and %d different values in %d records"
              .formatted(column.distinct(), column.records()),
          column.distinct() == column.records()
              ? ""
              : "it repeats, and no column is unique: ask whether a repeated number is a correction or another offence");
    } else {
      noKey(roles);
    }
  }

  private static void takeUnique(
      Roles roles, ColumnProfile unique, Optional<ColumnProfile> number) {
    roles.take(
        Role.OFFENCE_NO,
        unique,
        "filled and different in each of %d records".formatted(unique.records()),
        "unique in one file: ask whether it stays the same when a record is corrected");
    number
        .filter(column -> !column.equals(unique) && Hints.NUMBER.weight(column.words()) >= 4)
        .ifPresent(
            column ->
                roles.take(
                    Role.INCIDENT_NO,
                    column,
                    "name, and %d different values in %d records"
                        .formatted(column.distinct(), column.records()),
                    column.isUnique() ? "" : "it repeats: one incident may hold several offences"));
  }

  private static void noKey(Roles roles) {
    roles.note(
        "key",
        "no column can serve as a key; the draft takes a SHA-256 hash of the whole record",
        "no column named for a number is nearly always filled with different values",
        "a corrected record becomes a new one beside the old, none can be taken back, and records that are the same become one: ask the city for a case number");
  }

  private static boolean canBeKey(ColumnProfile column) {
    boolean isNumberWithFraction = column.isNumeric() && !column.isWhole();
    return !isNumberWithFraction && !Hints.RUNNING_NUMBER.isIn(column.words());
  }

  private static boolean isNearlyAlwaysFilled(ColumnProfile column) {
    return column.filled() >= 0.99 * column.records();
  }

  private static boolean hasManyValues(ColumnProfile column) {
    return column.distinct() > 0.3 * column.filled();
  }
}
