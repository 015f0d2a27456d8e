package citylake.orchestration.trace;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import citylake.ddl.TableContract;
import citylake.ddl.TableName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/**
 * The key of one row.
 *
 * @param values by key column, in the contract's order
 */
record Key(TableName table, Map<String, Object> values) {

  static Key of(TableContract contract, Row row) {
    Map<String, Object> values = new LinkedHashMap<>();
    contract.keyColumns().forEach(column -> values.put(column, row.getAs(column)));
    return new Key(contract.name(), values);
  }

  /** The same key in another table that has the same key columns. */
  Key in(TableName other) {
    return new Key(other, values);
  }

  Column matches() {
    return values.entrySet().stream()
        .map(entry -> col(entry.getKey()).equalTo(lit(entry.getValue())))
        .reduce(Column::and)
        .orElseThrow();
  }

  String value(String column) {
    return String.valueOf(values.get(column));
  }

  Map<String, Object> plain() {
    Map<String, Object> plain = new LinkedHashMap<>();
    values.forEach((column, value) -> plain.put(column, PlainValue.of(value)));
    return plain;
  }

  /** For messages, e.g. {@code city_code = 0820000, crash_no = 7}. */
  String words() {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + " = " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  /** How to ask for this row. */
  String command() {
    return "citylake trace %s %s"
        .formatted(
            table, values.values().stream().map(Key::argument).collect(Collectors.joining(" ")));
  }

  private static String argument(Object value) {
    String text = String.valueOf(value);
    return text.matches("[\\w.:+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
