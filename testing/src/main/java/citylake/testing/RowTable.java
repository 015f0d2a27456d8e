package citylake.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Rows in this JVM's memory: comparable values by column, and their picture as a text table.
 *
 * @param columns names, in order
 * @param rows per row a map of column to value, see {@link CellValue}
 */
record RowTable(List<String> columns, List<Map<String, Object>> rows) {
  private static final int WIDEST_CELL = 60;
  private static final int MOST_ROWS = 20;

  static RowTable of(Dataset<Row> dataset) {
    return of(dataset.schema(), dataset.collectAsList().stream());
  }

  static RowTable of(StructType schema, Stream<Row> rows) {
    List<String> columns = List.of(schema.fieldNames());
    return new RowTable(columns, rows.map(row -> CellValue.byName(schema, row)).toList());
  }

  RowTable with(List<Map<String, Object>> otherRows) {
    return new RowTable(columns, otherRows);
  }

  /** The rows one a line under their column names; long cells are cut, many rows counted. */
  String text() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(columns);
    rows.stream()
        .limit(MOST_ROWS)
        .map(row -> columns.stream().map(column -> cut(row.get(column))).toList())
        .forEach(lines::add);
    int[] widths =
        IntStream.range(0, columns.size())
            .map(i -> lines.stream().mapToInt(line -> line.get(i).length()).max().orElse(0))
            .toArray();
    String table =
        lines.stream()
            .map(line -> "  " + padded(line, widths).stripTrailing())
            .collect(Collectors.joining("\n"));
    int hidden = rows.size() - MOST_ROWS;
    return hidden > 0 ? table + "\n  … and %d more".formatted(hidden) : table;
  }

  Map<String, Object> keyOf(Map<String, Object> row, List<String> key) {
    Map<String, Object> values = new LinkedHashMap<>();
    key.forEach(column -> values.put(column, row.get(column)));
    return values;
  }

  private static String padded(List<String> line, int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(i -> line.get(i) + " ".repeat(widths[i] - line.get(i).length()))
        .collect(Collectors.joining(" | "));
  }

  private static String cut(Object value) {
    String text = CellValue.text(value);
    return text.length() <= WIDEST_CELL ? text : text.substring(0, WIDEST_CELL - 1) + "…";
  }
}
