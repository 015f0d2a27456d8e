package citylake.lake;

import static org.apache.spark.sql.functions.bit_xor;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The yardstick of every "same result" claim: equal for two tables that hold the same rows, in
 * whatever order and files.
 *
 * <p>Each row is hashed with its shape (xxhash64 alone skips nulls and the ends of arrays, at any
 * depth), and the hashes are added in two halves, so the sums are exact and cannot overflow.
 */
public final class ContentHash {
  private ContentHash() {}

  /**
   * @param excluded columns that differ from run to run by their nature, as the contract lists them
   */
  public static String of(Dataset<Row> rows, Collection<String> excluded) {
    Row sums =
        rows.select(ofRow(rows.schema(), excluded).as("h"))
            .agg(
                count(lit(1)).as("rows"),
                expr("coalesce(sum(h & 4294967295L), 0)"),
                expr("coalesce(sum(shiftrightunsigned(h, 32)), 0)"),
                bit_xor(col("h")))
            .head();
    return "%d-%x-%x-%x"
        .formatted(
            sums.getLong(0),
            sums.getLong(1),
            sums.getLong(2),
            sums.isNullAt(3) ? 0L : sums.getLong(3));
  }

  /**
   * The same of the rows of each group apart, by the groups' values.
   *
   * @param groups columns that cut the rows
   */
  static Map<Row, String> byGroup(Dataset<Row> rows, List<String> groups) {
    return byGroup(rows, groups, List.of());
  }

  /**
   * The same of some columns.
   *
   * @param excluded columns that are left out of the hashes
   */
  static Map<Row, String> byGroup(
      Dataset<Row> rows, List<String> groups, Collection<String> excluded) {
    Map<Row, String> hashes = new HashMap<>();
    Column[] by = groups.stream().map(group -> col("`" + group + "`")).toArray(Column[]::new);
    List<Column> columns = new ArrayList<>(List.of(by));
    columns.add(ofRow(rows.schema(), excluded).as("h"));
    Column[] sums = {
      expr("coalesce(sum(h & 4294967295L), 0)"),
      expr("coalesce(sum(shiftrightunsigned(h, 32)), 0)"),
      bit_xor(col("h"))
    };
    for (Row row :
        rows.select(columns.toArray(Column[]::new))
            .groupBy(by)
            .agg(count(lit(1)).as("rows"), sums)
            .collectAsList()) {
      Object[] group = new Object[by.length];
      for (int i = 0; i < group.length; i++) {
        group[i] = row.get(i);
      }
      hashes.put(
          RowFactory.create(group),
          "%d-%x-%x-%x"
              .formatted(
                  row.getLong(by.length),
                  row.getLong(by.length + 1),
                  row.getLong(by.length + 2),
                  row.getLong(by.length + 3)));
    }
    return hashes;
  }

  /** Hash of one row: of its values and its shape. */
  static Column ofRow(StructType schema, Collection<String> excluded) {
    List<Column> parts = new ArrayList<>();
    for (StructField field : schema.fields()) {
      if (!excluded.contains(field.name())) {
        Column column = col("`" + field.name() + "`");
        parts.add(column);
        parts.addAll(shape(column, field.dataType()));
      }
    }
    return xxhash64(parts.toArray(Column[]::new));
  }

  /** What the hash of the values does not tell: which of them are null, how long arrays are. */
  private static List<Column> shape(Column column, DataType type) {
    List<Column> shape = new ArrayList<>();
    shape.add(column.isNull().cast(DataTypes.IntegerType));
    if (type instanceof StructType struct) {
      for (StructField field : struct.fields()) {
        shape.addAll(shape(column.getField(field.name()), field.dataType()));
      }
    } else if (type instanceof ArrayType array) {
      shape.add(size(column));
      shape.add(
          transform(
              column,
              element -> xxhash64(shape(element, array.elementType()).toArray(Column[]::new))));
    }
    return shape;
  }
}
