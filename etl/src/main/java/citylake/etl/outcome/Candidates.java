package citylake.etl.outcome;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The records of a night's deliveries to one standard table, as the vendors' SELECTs gave them.
 *
 * <p>Grain: one row a record. Beside the table's own columns: {@code _source}, {@code _delivery},
 * {@code _file}, {@code _record_no}, {@code _byte_offset}, {@code _content_hash}, {@code
 * _operation}, {@code _sequence}, {@code _fault} (null where the record could be read).
 *
 * <p>Candidates of several nights at once also carry {@code _night}, the night that took each;
 * their keys are then played night after night.
 *
 * @param keys the key columns, text; a record that lacks one is refused
 */
record Candidates(Dataset<Row> rows, List<String> keys) {
  /** Why a record can become no row, whatever the lake holds; null for a sound one. */
  static final String REFUSAL = "_refusal";

  /**
   * Hash of the key; null for a refused record. Equal keys have equal hashes; the reverse is not
   * relied on.
   */
  static final String KEY_HASH = "_key_hash";

  /** The night that took the record; null where all candidates are of one night. */
  static final String NIGHT = "_night";

  Dataset<Row> marked() {
    Dataset<Row> marked = rows.withColumn(REFUSAL, refusal()).withColumn(KEY_HASH, keyHash(keys));
    boolean isOfSeveralNights = Arrays.asList(rows.columns()).contains(NIGHT);
    return isOfSeveralNights ? marked : marked.withColumn(NIGHT, lit(null).cast("date"));
  }

  /** Month in which a record's night lies; null where all candidates are of one night. */
  static Column month() {
    return date_format(col(NIGHT), "yyyy-MM");
  }

  private Column refusal() {
    Column noKey = lit(false);
    for (String key : keys) {
      noKey = noKey.or(col(key).isNull());
    }
    return coalesce(col("_fault"), when(noKey, lit("key_missing")));
  }

  private static Column keyHash(List<String> keys) {
    return when(col(REFUSAL).isNull(), hash(keys));
  }

  static Column hash(List<String> keys) {
    return xxhash64(keys.stream().map(key -> col(key)).toArray(Column[]::new));
  }
}
