package citylake.etl.draft;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The first record of a file beside those below: does it hold values as they do, or names? */
final class FirstRecord {
  /** So many records below say what a column's values look like. */
  private static final int LOOKED_AT = 20;

  private final List<String> fields;
  private final List<List<String>> below;

  /**
   * @param below records of the file behind it; joined files may hold the same header again
   */
  FirstRecord(List<String> fields, List<List<String>> below) {
    this.fields = fields.stream().map(String::strip).toList();
    this.below =
        below.stream()
            .filter(record -> record.size() == fields.size() && !record.equals(fields))
            .toList();
  }

  /** How many of its fields can only be values. */
  long values() {
    return IntStream.range(0, fields.size()).filter(this::isValue).count();
  }

  /** Whether a field has a name as cities give them, or is a word above numbers or times. */
  boolean isNamed() {
    return IntStream.range(0, fields.size())
        .anyMatch(i -> Hints.isKnownName(ColumnProfile.words(fields.get(i))) || isAboveValues(i));
  }

  private boolean isValue(int column) {
    String field = fields.get(column);
    return !field.isEmpty()
        && (isNumberOrTime(field) || comesAgain(column) || hasFormOfOthers(column));
  }

  private boolean comesAgain(int column) {
    return below.stream().anyMatch(record -> record.get(column).strip().equals(fields.get(column)));
  }

  /** C-001 above C-002 and C-003. */
  private boolean hasFormOfOthers(int column) {
    String form = form(fields.get(column));
    return form.indexOf('9') >= 0 && isMost(column, value -> form(value).equals(form));
  }

  private boolean isAboveValues(int column) {
    return !fields.get(column).isEmpty() && isMost(column, FirstRecord::isNumberOrTime);
  }

  private boolean isMost(int column, Predicate<String> test) {
    List<String> values =
        below.stream()
            .map(record -> record.get(column).strip())
            .filter(value -> !value.isEmpty())
            .limit(LOOKED_AT)
            .toList();
    return !values.isEmpty() && 2 * values.stream().filter(test).count() > values.size();
  }

  private static boolean isNumberOrTime(String value) {
    return value.matches("[-+]?[0-9][0-9.,/: -]*")
        || Numbers.read(value) != null
        || TimePattern.all().stream().anyMatch(pattern -> pattern.read(value) != null);
  }

  /** Each run of digits as 9, each letter as A or a. */
  private static String form(String value) {
    return value.replaceAll("[0-9]+", "9").replaceAll("\\p{Lu}", "A").replaceAll("\\p{Ll}", "a");
  }
}
