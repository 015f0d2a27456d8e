package citylake.lake;

import static org.apache.spark.sql.functions.bit_xor;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The yardstick of every "same result" claim: equal for two tables that hold the same rows, in
 * whatever order and files.
 *
 * <p>Each row is hashed with its nulls (xxhash64 alone skips them), and the hashes are added in two
 * halves, so the sums are exact and cannot overflow.
 */
public final class ContentHash {
  private ContentHash() {}

  /**
   * @param excluded columns that differ from run to run by their nature, as the contract lists them
   */
  public static String of(Dataset<Row> rows, Collection<String> excluded) {
    List<Column> parts = new ArrayList<>();
    for (String name : rows.columns()) {
      if (!excluded.contains(name)) {
        Column column = col("`" + name + "`");
        parts.add(column);
        parts.add(column.isNull());
      }
    }
    Row sums =
        rows.select(xxhash64(parts.toArray(Column[]::new)).as("h"))
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
}
