package citylake.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Counts rows that share a key, exactly, without moving the keys.
 *
 * <p>Only a 64-bit hash of each key travels. Keys whose hash occurs once are unique for sure; the
 * few others (true duplicates, and about n²/2⁶⁵ chance collisions) are compared in full.
 */
final class DuplicateKeys {
  private static final String HASH = "_key_hash";

  private DuplicateKeys() {}

  /**
   * Rows beyond the first of each key; null equals null.
   *
   * @param total rows there are, or a guess: it decides the size of buckets, not the result
   */
  static long surplusRows(Dataset<Row> rows, List<String> keyColumns, long total) {
    Column[] key = keyColumns.stream().map(name -> col("`" + name + "`")).toArray(Column[]::new);
    Dataset<Long> hashes = rows.select(xxhash64(key)).as(Encoders.LONG());
    Dataset<Row> suspects = RepeatedHashes.of(hashes, total).toDF(HASH).persist();
    try {
      return suspects.isEmpty()
          ? 0
          : rows.select(key)
              .join(suspects, xxhash64(key).equalTo(col(HASH)), "left_semi")
              .groupBy(key)
              .agg(count(lit(1)).as("rows"))
              .agg(coalesce(sum(col("rows").minus(1)), lit(0L)))
              .head()
              .getLong(0);
    } finally {
      suspects.unpersist();
    }
  }
}
