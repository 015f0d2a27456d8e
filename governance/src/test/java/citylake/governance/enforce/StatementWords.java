package citylake.governance.enforce;

import java.util.List;
import java.util.Random;

/**
 * Words of a generated statement over one table that a user sees. Functions come in turns, so that
 * each is called about as often as the others; all else by chance.
 */
final class StatementWords {
  private static final List<String> TEXT =
      List.of(
          "city_code",
          "district",
          "incident_no",
          "offence_code",
          "address_text",
          "place_original",
          "place_source",
          "member_no",
          "file_no",
          "name",
          "phone",
          "id_no",
          "register_book_no",
          "plate_no_hash",
          "device_no",
          "kind");
  private static final List<String> NUMBERS = List.of("lon", "lat", "weight", "share");
  private static final List<String> TIMES =
      List.of("occurred_from", "passed_at", "born", "opened_on");
  private static final List<String> CITIES = List.of("'A'", "'B'", "'C'");

  final Random random;
  private List<String> columns = List.of();
  private int nextScalar;
  private int nextAggregate;
  private int nextWindow;

  StatementWords(Random random) {
    this.random = random;
  }

  /** Goes on with the columns of another table. */
  void over(List<String> shown) {
    columns = shown;
  }

  List<String> columns() {
    return columns;
  }

  String scalar() {
    return filled(next(FunctionTemplates.SCALAR, nextScalar++));
  }

  String scalars(int count) {
    StringBuilder list = new StringBuilder(scalar());
    for (int i = 1; i < count; i++) {
      list.append(", ").append(scalar());
    }
    return list.toString();
  }

  String aggregate() {
    return filled(next(FunctionTemplates.AGGREGATE, nextAggregate++));
  }

  /** One whose answer does not depend on the order of rows of several cities. */
  String wholeAggregate() {
    String aggregate = aggregate();
    return aggregate.contains("(city_code") ? "count(*)" : aggregate;
  }

  String window() {
    return filled(next(FunctionTemplates.WINDOW, nextWindow++));
  }

  private static String next(List<String> templates, int turn) {
    return templates.get(turn % templates.size());
  }

  private String filled(String template) {
    return template
        .replace("$all", String.join(", ", columns))
        .replace("$s", text())
        .replace("$n", number())
        .replace("$t", any(TIMES, "timestamp'2026-07-01 10:00:00'"));
  }

  String text() {
    return any(TEXT, "'x'");
  }

  String number() {
    return any(NUMBERS, "1.5D");
  }

  String column() {
    return one(columns);
  }

  String city() {
    return one(CITIES);
  }

  <T> T one(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private String any(List<String> some, String otherwise) {
    List<String> there = columns.stream().filter(some::contains).toList();
    return there.isEmpty() ? otherwise : one(there);
  }

  String where() {
    String text = text();
    return switch (random.nextInt(8)) {
      case 0 -> "city_code = " + city();
      case 1 -> text + " IS NOT NULL";
      case 2 -> number() + " > 117.1";
      case 3 -> number() + " BETWEEN 117 AND 118.123";
      case 4 -> text + " LIKE '%1%' OR " + text + " IN ('A', 'D1', '***')";
      case 5 -> "NOT (" + text + " <=> 'B')";
      case 6 -> "length(" + text + ") > 2 AND " + number() + " < 200";
      default -> "1 = 1";
    };
  }

  /** A condition on the columns of a table under an alias. */
  String whereOf(String alias) {
    return where().replaceAll("\\b(" + String.join("|", columns) + ")\\b", alias + ".$1");
  }

  /** Fails on rows of a city, so on hidden ones too, were it asked before the policy is. */
  String failingWhere() {
    return random.nextBoolean()
        ? "1 / (CASE WHEN city_code = %s THEN 0 ELSE 1 END) = 1".formatted(city())
        : "CAST(CASE WHEN city_code = %s THEN 'no number' ELSE '1' END AS INT) = 1"
            .formatted(city());
  }

  String setOperation() {
    return one(List.of("UNION", "UNION ALL", "INTERSECT", "INTERSECT ALL", "EXCEPT", "EXCEPT ALL"));
  }
}
