package citylake.etl.outcome;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Finds the keys whose records need a second look: delivered more than once, taken back, or already
 * in the lake.
 *
 * <p>All other records are accepted as they are, and in a first load that is nearly all of them.
 * One narrow pass finds both the contested keys and the counts, so the wide rows are sorted only
 * where there is something to decide.
 */
final class Contested {
  private static final long SMALL = 1_000_000;

  private final Dataset<Row> perKey;
  private final long keys;

  private Contested(Dataset<Row> perKey, long keys) {
    this.perKey = perKey;
    this.keys = keys;
  }

  /**
   * @param marked candidates with refusal and key hash
   * @param existing the table's rows of these cities as released; empty for a table without rows
   */
  static Contested find(
      Dataset<Row> marked, Optional<Dataset<Row>> existing, List<String> keyColumns) {
    Dataset<Row> perHash =
        marked
            .groupBy(
                col(Candidates.KEY_HASH),
                when(col(Candidates.REFUSAL).isNotNull(), col("_delivery")).as("refused_in"))
            .agg(
                count(lit(1)).as("records"),
                min("_delivery").as("delivery"),
                max(col("_operation").equalTo("retract")).as("has_retraction"));
    Dataset<Row> known =
        existing
            .map(rows -> rows.select(Candidates.hash(keyColumns).as("known_hash")).distinct())
            .map(
                hashes ->
                    perHash
                        .join(
                            hashes,
                            col(Candidates.KEY_HASH).equalTo(col("known_hash")),
                            "left_outer")
                        .withColumn("is_known", col("known_hash").isNotNull()))
            .orElseGet(() -> perHash.withColumn("is_known", lit(false)));
    Dataset<Row> perKey =
        known
            .withColumn(
                "contested_key",
                when(
                    col("refused_in")
                        .isNull()
                        .and(
                            col("records")
                                .gt(1)
                                .or(coalesce(col("has_retraction"), lit(false)))
                                .or(col("is_known"))),
                    col(Candidates.KEY_HASH)))
            .groupBy("delivery", "refused_in", "contested_key")
            .agg(sum("records").as("records"))
            .persist(StorageLevel.MEMORY_AND_DISK());
    return new Contested(perKey, perKey.filter(col("contested_key").isNotNull()).count());
  }

  boolean isEmpty() {
    return keys == 0;
  }

  /** Few enough to be handed to every task. */
  boolean isSmall() {
    return keys < SMALL;
  }

  /** Uncontested records a delivery: each of them is accepted. */
  Map<String, Long> acceptedByDelivery() {
    return counts(
        perKey.filter(col("contested_key").isNull().and(col("refused_in").isNull())), "delivery");
  }

  /** Records a delivery that can become no row whatever the lake holds. */
  Map<String, Long> refusedByDelivery() {
    return counts(perKey.filter(col("refused_in").isNotNull()), "refused_in");
  }

  /** The rows whose key is contested. */
  Dataset<Row> only(Dataset<Row> rows) {
    return rows.join(hashes(), col(Candidates.KEY_HASH).equalTo(col("contested_key")), "left_semi");
  }

  /** The contested keys' hashes, one a row, in column {@code contested_key}. */
  Dataset<Row> hashes() {
    Dataset<Row> hashes = perKey.filter(col("contested_key").isNotNull()).select("contested_key");
    return isSmall() ? broadcast(hashes) : hashes;
  }

  void release() {
    perKey.unpersist();
  }

  private static Map<String, Long> counts(Dataset<Row> rows, String delivery) {
    Map<String, Long> counts = new HashMap<>();
    for (Row row : rows.groupBy(delivery).agg(sum("records")).collectAsList()) {
      counts.put(row.getString(0), row.getLong(1));
    }
    return counts;
  }
}
