package citylake.etl.draft;

import java.util.Optional;

/** Finds what the event was: code and words, and the columns about where in words. */
final class OffenceRoles {
  private static final int MOST_CODES = 1500;

  /** In a shorter file codes repeat less; still each comes twice, or it may be somebody's words. */
  private static final int FEW_RECORDS = 50;

  private OffenceRoles() {}

  static void assign(Roles roles) {
    Optional<ColumnProfile> code =
        roles.best(
            column -> isCodeList(column) && !isLong(column) && isRatherCodeThanText(column.words()),
            column -> Hints.CODE.weight(column.words()));
    code.ifPresent(column -> take(roles, Role.CODE, column, extensionDoubt(roles)));
    Optional<ColumnProfile> text =
        roles.best(
            column -> isCodeList(column) && !column.isMostlyNumeric() && !isLong(column),
            column -> Hints.TEXT.weight(column.words()));
    text.ifPresent(column -> take(roles, Role.TEXT, column, ""));
    if (code.isEmpty() && text.isEmpty()) {
      roles.note(
          "offence",
          "no column says what the event was",
          "no column with between 2 and %d different values that repeat is named for it"
              .formatted(MOST_CODES),
          "without it a row says only that something happened");
    }
    roles
        .best(
            column -> !column.isMostlyNumeric() && column.distinct() > 20 && !isPoint(column),
            column -> Hints.ADDRESS.weight(column.words()))
        .ifPresent(
            column ->
                roles.take(
                    Role.ADDRESS, column, "name", "an exact address of a person is sensitive"));
    roles
        .best(column -> column.distinct() <= 300, column -> Hints.DISTRICT.weight(column.words()))
        .ifPresent(column -> take(roles, Role.DISTRICT, column, ""));
    roles
        .best(
            column -> column.distinct() <= MOST_CODES,
            column -> Hints.NEIGHBOURHOOD.weight(column.words()))
        .ifPresent(column -> take(roles, Role.NEIGHBOURHOOD, column, ""));
  }

  private static void take(Roles roles, Role role, ColumnProfile column, String doubt) {
    roles.take(role, column, "name, and %d different values".formatted(column.distinct()), doubt);
  }

  private static String extensionDoubt(Roles roles) {
    return roles.columns().stream()
        .filter(column -> Hints.CODE_EXTENSION.isIn(column.words()))
        .findFirst()
        .map(column -> "%s may refine it: join both if the city says so".formatted(column.name()))
        .orElse("");
  }

  private static boolean isCodeList(ColumnProfile column) {
    boolean isRepeated =
        column.filled() < FEW_RECORDS
            ? column.distinct() <= (column.filled() + 1) / 2
            : column.distinct() < 0.3 * column.filled();
    return column.distinct() >= 2 && column.distinct() <= MOST_CODES && isRepeated;
  }

  private static boolean isRatherCodeThanText(String words) {
    return !Hints.CODE_EXTENSION.isIn(words)
        && Hints.CODE.weight(words) >= Hints.TEXT.weight(words);
  }

  /** "POINT (-87.6 41.9)" is no address. */
  private static boolean isPoint(ColumnProfile column) {
    return column.values().keySet().stream()
        .limit(50)
        .allMatch(value -> value.matches("(POINT ?)?[(（].*"));
  }

  private static boolean isLong(ColumnProfile column) {
    return column.values().keySet().stream().mapToInt(String::length).average().orElse(0) > 60;
  }
}
