package citylake.governance.enforce;

import citylake.governance.enforce.GeneratedStatements.Generated;
import java.util.List;
import java.util.Map;

/** The shapes that generated statements have, each in its turn. */
final class StatementShapes {
  /** With no divisor in common with the number of askers: each asks in every shape. */
  static final int SHAPES = 32;

  private static final List<String> GENERATORS =
      List.of("explode", "explode_outer", "posexplode", "posexplode");

  private final StatementWords words;
  private final String table;
  private final Map<String, List<String>> tables;

  private StatementShapes(StatementWords words, String table, Map<String, List<String>> tables) {
    this.words = words;
    this.table = table;
    this.tables = tables;
  }

  static Generated of(
      int turn, StatementWords words, String table, Map<String, List<String>> tables) {
    StatementShapes shapes = new StatementShapes(words, table, tables);
    int shape = turn % SHAPES;
    return shape == SHAPES - 1
        ? shapes.sightings()
        : Generated.alike(shape < 16 ? shapes.plain(shape) : shapes.nested(shape, turn / SHAPES));
  }

  private String plain(int shape) {
    return switch (shape) {
      case 0, 1, 2 ->
          "SELECT %s FROM %s WHERE %s".formatted(words.scalars(6), table, words.where());
      case 3, 4 ->
          "SELECT city_code, %s, %s, %s FROM %s WHERE %s GROUP BY city_code"
              .formatted(
                  words.aggregate(), words.aggregate(), words.aggregate(), table, words.where());
      case 5, 6 ->
          "SELECT %s, %s FROM %s WHERE %s"
              .formatted(words.window(), words.window(), table, words.where());
      case 7 -> "SELECT * FROM %s WHERE %s".formatted(table, words.where());
      case 8 -> "SELECT * EXCEPT (%s) FROM %s".formatted(words.column(), table);
      case 9 ->
          "SELECT count(*), min(x) FROM (SELECT %s AS x FROM %s ORDER BY 1 LIMIT 3 OFFSET 1)"
              .formatted(words.column(), table);
      case 10 ->
          "SELECT city_code, grouping(city_code), grouping_id(), %s FROM %s GROUP BY %s(city_code)"
              .formatted(words.wholeAggregate(), table, words.one(List.of("CUBE", "ROLLUP")));
      case 11 ->
          "SELECT city_code, x, count(*) FROM (SELECT city_code, %s AS x FROM %s) GROUP BY GROUPING SETS ((city_code), (x), ())"
              .formatted(words.text(), table);
      case 12 -> generated();
      case 13 ->
          "SELECT %s, row_number() OVER w, count(*) OVER w FROM %s WINDOW w AS (PARTITION BY city_code ORDER BY %s)"
              .formatted(words.scalar(), table, String.join(", ", words.columns()));
      case 14 -> "SELECT %s FROM %s WHERE %s".formatted(words.text(), table, words.failingWhere());
      default ->
          "SELECT count(*), count(%s) FROM %s WHERE %s"
              .formatted(words.column(), table, words.failingWhere());
    };
  }

  private String generated() {
    String generator = words.one(GENERATORS);
    String names = generator.startsWith("pos") ? "p, v" : "v";
    return words.random.nextBoolean()
        ? "SELECT DISTINCT v, %s FROM %s LATERAL VIEW %s(array(%s, 'x')) e AS %s"
            .formatted(words.scalar(), table, generator, words.text(), names)
        : "SELECT city_code, %s(array(%s, 'x')) AS (%s) FROM %s"
            .formatted(generator, words.text(), names, table)
            .replace(" AS (v)", " AS v");
  }

  private String nested(int shape, int round) {
    return switch (shape) {
      case 16 ->
          "WITH t AS (SELECT *, %s AS x FROM %s) SELECT x, count(*) FROM t GROUP BY x HAVING count(*) > 0"
              .formatted(words.scalar(), table);
      case 17 ->
          "WITH t(c, x) AS (SELECT city_code, %s FROM %s), u AS (SELECT * FROM t) SELECT a.c, b.x FROM t a %s JOIN u b ON a.c = b.c"
              .formatted(words.column(), table, words.one(List.of("INNER", "LEFT", "RIGHT")));
      case 18 ->
          "SELECT a.%s, b.x FROM %s a %s JOIN (SELECT city_code, %s AS x FROM %s WHERE %s GROUP BY city_code) b ON a.city_code = b.city_code"
              .formatted(
                  words.column(),
                  table,
                  words.one(List.of("INNER", "LEFT", "RIGHT", "FULL")),
                  words.aggregate(),
                  table,
                  words.where());
      case 19 ->
          "SELECT %s FROM %s a WHERE %s (SELECT 1 FROM %s b WHERE b.city_code = a.city_code AND (%s))"
              .formatted(
                  words.scalar(),
                  table,
                  words.one(List.of("EXISTS", "NOT EXISTS")),
                  table,
                  words.whereOf("b"));
      case 20 ->
          "SELECT %s FROM %s WHERE city_code %s (SELECT city_code FROM %s WHERE %s)"
              .formatted(
                  words.scalar(), table, words.one(List.of("IN", "NOT IN")), table, words.where());
      case 21 ->
          "SELECT %s, (SELECT %s FROM %s) AS whole FROM %s"
              .formatted(words.scalar(), words.wholeAggregate(), table, table);
      case 22 ->
          "SELECT city_code, (SELECT count(*) FROM %s b WHERE b.city_code = a.city_code) FROM %s a"
              .formatted(other(), table);
      case 23, 24 -> setOperation();
      case 25 ->
          words.random.nextBoolean()
              ? "SELECT a.city_code, x FROM %s a, LATERAL (SELECT a.%s AS x) WHERE %s"
                  .formatted(table, words.column(), words.where())
              : "SELECT a.%s, n FROM %s a, LATERAL (SELECT max(b.%s) AS n FROM published.hour_of_week b WHERE b.city_code = a.city_code)"
                  .formatted(words.column(), table, ofHours());
      case 26 -> join();
      case 27 ->
          "SELECT * FROM (SELECT city_code, %s AS x FROM %s) PIVOT (count(x) FOR city_code IN ('A' AS a, 'B' AS b, 'C' AS c))"
              .formatted(words.column(), table);
      case 28 ->
          "SELECT city_code, k, v FROM (SELECT city_code, string(%s) AS x, string(%s) AS y FROM %s) UNPIVOT (v FOR k IN (x, y))"
              .formatted(words.text(), words.column(), table);
      case 29 ->
          "SELECT a.%s, n FROM %s a %s JOIN (VALUES ('A', 1), ('B', %s), ('D', 4)) b(code, n) ON a.city_code = b.code"
              .formatted(
                  words.column(),
                  table,
                  words.one(List.of("INNER", "LEFT", "RIGHT", "FULL")),
                  words.one(List.of("2", "length('xx')")));
      default -> listing(round);
    };
  }

  private String setOperation() {
    String column = words.column();
    return "SELECT city_code, %s AS x FROM %s WHERE %s %s SELECT city_code, %s AS x FROM %s WHERE %s"
        .formatted(
            column, table, words.where(), words.setOperation(), column, table, words.where());
  }

  /** Two tables, each as the other's right side. */
  private String join() {
    String right = other();
    String mine = words.column();
    words.over(tables.get(right));
    String others = words.column();
    return words.random.nextBoolean()
        ? "SELECT a.%s, b.%s FROM %s a %s JOIN %s b ON a.city_code = b.city_code AND %s"
            .formatted(
                mine,
                others,
                table,
                words.one(List.of("INNER", "LEFT", "RIGHT", "FULL")),
                right,
                words.whereOf("b"))
        : "SELECT a.%s FROM %s a LEFT %s JOIN (SELECT * FROM %s UNION ALL SELECT * FROM %s) b ON a.city_code = b.city_code AND %s"
            .formatted(
                mine, table, words.one(List.of("SEMI", "ANTI")), right, right, words.whereOf("b"));
  }

  /** LATERAL takes tables of which all rows are seen; of this one some values are not. */
  private String ofHours() {
    return tables.get("published.hour_of_week").contains("weight") ? "weight" : "kind";
  }

  private String other() {
    return words.one(List.copyOf(tables.keySet()));
  }

  private String listing(int round) {
    return switch (round % 5) {
      case 0 -> "DESCRIBE " + table;
      case 1 -> "DESCRIBE %s %s".formatted(table, words.column());
      case 2 -> "SHOW COLUMNS IN " + table;
      case 3 -> "SHOW TABLES IN " + words.one(List.of("standard", "published", "ops"));
      default -> "SHOW TABLES";
    };
  }

  /** What the functions about sightings give is what the table gives, asked in these words. */
  private Generated sightings() {
    List<String> shown = tables.getOrDefault("standard.vehicle_sighting", List.of());
    if (!shown.contains("plate_no_hash")) {
      return Generated.alike("SELECT 1 AS one, %s AS city".formatted(words.city()));
    }
    String column = shown.contains("district") ? "district" : "plate_no_hash";
    String value = shown.contains("district") ? "D1" : "aa11";
    String asked =
        "SELECT d, p, count(*), min(t), max(x) FROM %s s(p, c, d, t, x, y) GROUP BY d, p";
    return new Generated(
        asked.formatted(
            "%s('%s', '%s', '2026-07-01', '2026-07-03')"
                .formatted(
                    words.one(List.of("sightings_for_case", "trips_for_case")),
                    column.replace("_no_hash", ""),
                    value)),
        asked.formatted(
            "(SELECT plate_no_hash, city_code, device_no, passed_at, lon, lat FROM standard.vehicle_sighting WHERE %s = '%s' AND passed_at >= timestamp'2026-07-01 00:00:00' AND passed_at < timestamp'2026-07-03 00:00:00')"
                .formatted(column, value)));
  }
}
