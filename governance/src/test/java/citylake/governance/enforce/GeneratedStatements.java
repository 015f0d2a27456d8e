package citylake.governance.enforce;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statements over the tables that a user sees, the same ones for the same seed. Each answer is the
 * same whatever the order of rows: what depends on it is sorted or made one.
 */
final class GeneratedStatements {
  private static final List<String> TEXT =
      List.of(
          "city_code",
          "district",
          "incident_no",
          "offence_code",
          "address_text",
          "member_no",
          "name",
          "phone",
          "id_no",
          "register_book_no",
          "plate_no_hash",
          "device_no",
          "kind");
  private static final List<String> NUMBERS = List.of("lon", "lat", "weight");
  private static final List<String> TIMES = List.of("occurred_from", "passed_at", "born");
  private static final Pattern CALL = Pattern.compile("\\b([a-z_0-9]+)\\(");

  private final Random random;
  private final Map<String, Integer> called = new TreeMap<>();
  private int nextScalar;
  private int nextAggregate;
  private int nextWindow;
  private int nextShape;

  GeneratedStatements(long seed) {
    random = new Random(seed);
  }

  /** How often each function was called so far. */
  Map<String, Integer> called() {
    return called;
  }

  /** Functions that are allowed and that no statement here ever calls. */
  static Set<String> neverCalled(Set<String> allowed) {
    Set<String> left = new TreeSet<>(allowed);
    for (List<String> templates :
        List.of(FunctionTemplates.SCALAR, FunctionTemplates.AGGREGATE, FunctionTemplates.WINDOW)) {
      templates.forEach(template -> left.removeAll(calls(template)));
    }
    left.removeAll(FunctionTemplates.IN_SHAPES);
    return left;
  }

  private static List<String> calls(String sql) {
    List<String> calls = new ArrayList<>();
    Matcher call = CALL.matcher(sql);
    while (call.find()) {
      calls.add(call.group(1));
    }
    return calls;
  }

  /**
   * @param tables columns by table; tables stand as {@code {layer.table}}
   */
  String next(Map<String, List<String>> tables) {
    List<String> names = List.copyOf(tables.keySet());
    String table = names.get(random.nextInt(names.size()));
    List<String> columns = tables.get(table);
    String sql = shape(nextShape++ % 16, "{" + table + "}", columns);
    calls(sql).forEach(name -> called.merge(name, 1, Integer::sum));
    return sql;
  }

  private String shape(int shape, String table, List<String> columns) {
    String key = "city_code";
    String where = where(columns);
    String generator = List.of("explode", "explode_outer", "posexplode").get(random.nextInt(3));
    return switch (shape) {
      case 0, 1 ->
          "SELECT %s, %s, %s, %s FROM %s WHERE %s"
              .formatted(
                  scalar(columns), scalar(columns), scalar(columns), scalar(columns), table, where);
      case 2, 3 ->
          "SELECT %s, %s, %s, %s FROM %s WHERE %s GROUP BY %s"
              .formatted(
                  key,
                  aggregate(columns),
                  aggregate(columns),
                  aggregate(columns),
                  table,
                  where,
                  key);
      case 4 ->
          "WITH t AS (SELECT *, %s AS x FROM %s) SELECT x, count(*) FROM t GROUP BY x HAVING count(*) > 0"
              .formatted(scalar(columns), table);
      case 5 ->
          "SELECT a.%s, b.x FROM %s a %s JOIN (SELECT %s, %s AS x FROM %s WHERE %s GROUP BY %s) b ON a.%s = b.%s"
              .formatted(
                  column(columns),
                  table,
                  join(),
                  key,
                  aggregate(columns),
                  table,
                  where,
                  key,
                  key,
                  key);
      case 6 ->
          "SELECT %s FROM %s a WHERE %s (SELECT 1 FROM %s b WHERE b.%s = a.%s AND %s)"
              .formatted(
                  scalar(columns),
                  table,
                  random.nextBoolean() ? "EXISTS" : "NOT EXISTS",
                  table,
                  key,
                  key,
                  where.replaceAll("\\b(" + String.join("|", columns) + ")\\b", "b.$1"));
      case 7 ->
          "SELECT %s FROM %s WHERE %s IN (SELECT %s FROM %s WHERE %s)"
              .formatted(scalar(columns), table, key, key, table, where);
      case 8 ->
          "SELECT %s, (SELECT %s FROM %s) AS whole FROM %s"
              .formatted(scalar(columns), wholeAggregate(columns), table, table);
      case 9 ->
          "SELECT %s FROM %s %s SELECT %s FROM %s WHERE %s"
              .formatted(key, table, setOperation(), key, table, where);
      case 10, 11 ->
          "SELECT %s, %s FROM %s WHERE %s"
              .formatted(window(columns), window(columns), table, where);
      case 12 ->
          "SELECT DISTINCT v, %s FROM %s LATERAL VIEW %s(array(%s, 'x')) e AS %s"
              .formatted(
                  scalar(columns),
                  table,
                  generator,
                  text(columns),
                  generator.startsWith("pos") ? "p, v" : "v");
      case 13 ->
          "SELECT count(*), min(x) FROM (SELECT %s AS x FROM %s ORDER BY 1 LIMIT 3 OFFSET 1)"
              .formatted(column(columns), table);
      case 14 ->
          "SELECT %s, grouping(%s), grouping_id(), %s FROM %s GROUP BY %s(%s)"
              .formatted(
                  key,
                  key,
                  wholeAggregate(columns),
                  table,
                  random.nextBoolean() ? "CUBE" : "ROLLUP",
                  key);
      default ->
          "SELECT a.%s, x FROM %s a, LATERAL (SELECT a.%s AS x) WHERE %s"
              .formatted(key, table, column(columns), where);
    };
  }

  private String scalar(List<String> columns) {
    return filled(
        FunctionTemplates.SCALAR.get(nextScalar++ % FunctionTemplates.SCALAR.size()), columns);
  }

  private String aggregate(List<String> columns) {
    return filled(
        FunctionTemplates.AGGREGATE.get(nextAggregate++ % FunctionTemplates.AGGREGATE.size()),
        columns);
  }

  /** One whose answer does not depend on the order of rows of several cities. */
  private String wholeAggregate(List<String> columns) {
    String aggregate = aggregate(columns);
    return aggregate.contains("(city_code") ? "count(*)" : aggregate;
  }

  private String window(List<String> columns) {
    return filled(
        FunctionTemplates.WINDOW.get(nextWindow++ % FunctionTemplates.WINDOW.size()), columns);
  }

  private String filled(String template, List<String> columns) {
    return template
        .replace("$all", String.join(", ", columns))
        .replace("$s", text(columns))
        .replace("$n", any(columns, NUMBERS, "1.5D"))
        .replace("$t", any(columns, TIMES, "timestamp'2026-07-01 10:00:00'"));
  }

  private String text(List<String> columns) {
    return any(columns, TEXT, "'x'");
  }

  private String column(List<String> columns) {
    return columns.get(random.nextInt(columns.size()));
  }

  private String any(List<String> columns, List<String> some, String otherwise) {
    List<String> there = columns.stream().filter(some::contains).toList();
    return there.isEmpty() ? otherwise : there.get(random.nextInt(there.size()));
  }

  private String where(List<String> columns) {
    String text = text(columns);
    String number = any(columns, NUMBERS, "1.5D");
    return switch (random.nextInt(8)) {
      case 0 -> "city_code = '" + (random.nextBoolean() ? "A" : "B") + "'";
      case 1 -> text + " IS NOT NULL";
      case 2 -> number + " > 117.1";
      case 3 -> number + " BETWEEN 117 AND 118.123";
      case 4 -> text + " LIKE '%1%' OR " + text + " IN ('A', 'D1', '***')";
      case 5 -> "NOT (" + text + " <=> 'B')";
      case 6 -> "length(" + text + ") > 2 AND " + number + " < 200";
      default -> "1 = 1";
    };
  }

  private String join() {
    return List.of("INNER", "LEFT", "RIGHT", "FULL", "LEFT").get(random.nextInt(5));
  }

  private String setOperation() {
    return List.of("UNION", "UNION ALL", "INTERSECT", "EXCEPT", "EXCEPT ALL")
        .get(random.nextInt(5));
  }
}
