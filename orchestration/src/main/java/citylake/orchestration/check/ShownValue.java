package citylake.orchestration.check;

import citylake.etl.source.DumpContract;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says of a field's value as much as its grade allows: a check's report goes from hand to hand, so
 * it shows no value of a field that may tell of a person.
 */
final class ShownValue {
  private static final Set<String> SHOWN = Set.of("public", "internal");
  private static final int MOST_CHARACTERS = 40;

  private final Map<String, String> grades;
  private final boolean isWithheld;

  /**
   * @param isWithheld whether no value is to be shown, whatever its grade
   */
  ShownValue(DumpContract contract, boolean isWithheld) {
    this.grades =
        contract.fields().stream()
            .collect(Collectors.toMap(DumpContract.Field::name, DumpContract.Field::grade));
    this.isWithheld = isWithheld;
  }

  String of(String field, String value) {
    if (value == null || value.isBlank()) {
      return "empty";
    }
    int length = value.codePointCount(0, value.length());
    if (isWithheld || !SHOWN.contains(grades.getOrDefault(field, "top_secret"))) {
      return "withheld, %d character%s".formatted(length, length == 1 ? "" : "s");
    }
    String plain = value.replaceAll("\\p{Cntrl}", "?");
    return length <= MOST_CHARACTERS
        ? "'" + plain + "'"
        : "'%s...', %d characters"
            .formatted(plain.substring(0, plain.offsetByCodePoints(0, MOST_CHARACTERS)), length);
  }
}
