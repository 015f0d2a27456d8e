package citylake.lake;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionSpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The partitions that some rows lie in, each by itself: where one city's rows of March and
 * another's of May change, neither's other month is read.
 *
 * @param columns the partition columns, text, in the table's order
 * @param last values of the last of them, by those of the others
 */
record TouchedPartitions(List<String> columns, Map<List<String>, TreeSet<String>> last) {
  static TouchedPartitions of(PartitionSpec spec, Dataset<Row> rows) {
    return of(
        spec,
        rows.select(columns(spec).stream().map(functions::col).toArray(Column[]::new))
            .distinct()
            .collectAsList());
  }

  /** The columns that cut the table, in its order. */
  static List<String> columns(PartitionSpec spec) {
    return spec.fields().stream().map(PartitionField::name).toList();
  }

  /**
   * @param rows with the partition columns
   */
  static TouchedPartitions of(PartitionSpec spec, List<Row> rows) {
    List<String> columns = columns(spec);
    Map<List<String>, TreeSet<String>> last = new TreeMap<>(TouchedPartitions::compare);
    int end = columns.size() - 1;
    for (Row row : rows) {
      List<String> prefix = columns.stream().limit(end).map(row::<String>getAs).toList();
      last.computeIfAbsent(prefix, unknown -> new TreeSet<>()).add(row.getAs(columns.get(end)));
    }
    return new TouchedPartitions(columns, last);
  }

  private static int compare(List<String> one, List<String> other) {
    return String.join("\0", one).compareTo(String.join("\0", other));
  }

  /**
   * What is true of rows in these partitions, in SQL; empty where there are none.
   *
   * @param values gets the values: they never stand in the text
   */
  String condition(String alias, Map<String, Object> values) {
    int end = columns.size() - 1;
    return last.entrySet().stream()
        .map(
            group -> {
              StringBuilder condition = new StringBuilder();
              for (int i = 0; i < end; i++) {
                condition.append(
                    "%s.`%s` = %s AND "
                        .formatted(alias, columns.get(i), named(group.getKey().get(i), values)));
              }
              return condition.append(
                  "%s.`%s` IN (%s)"
                      .formatted(
                          alias,
                          columns.get(end),
                          group.getValue().stream()
                              .map(value -> named(value, values))
                              .collect(Collectors.joining(", "))));
            })
        .collect(Collectors.joining(" OR "));
  }

  private static String named(String value, Map<String, Object> values) {
    String name = "v" + values.size();
    values.put(name, value);
    return ":" + name;
  }
}
