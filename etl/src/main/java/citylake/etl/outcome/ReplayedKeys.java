package citylake.etl.outcome;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * What becomes of records that are judged again, each in its own place in time.
 *
 * <p>A record of an earlier night must not overwrite what later ones have said of its key. So the
 * whole history of each key that is touched is played anew, from all its records, in the order in
 * which the nights had them: night, the source's own sequence, file, record number. What comes out
 * is what would be there had the records been sound from the start.
 *
 * <p>All of them are read by today's declarations; their versions are held to be of one numbering.
 *
 * <p>Pure. Call {@link #release()} when the rows are written.
 */
public final class ReplayedKeys {
  /** Night of a candidate, {@code yyyy-mm-dd}. */
  public static final String NIGHT = "_night";

  private static final String AGAIN = "_again";

  private final List<String> keys;
  private final Dataset<Row> marked;
  private final Dataset<Row> history;
  private final Optional<Dataset<Row>> existing;

  private ReplayedKeys(
      List<String> keys,
      Dataset<Row> marked,
      Dataset<Row> history,
      Optional<Dataset<Row>> existing) {
    this.keys = keys;
    this.marked = marked;
    this.history = history;
    this.existing = existing;
  }

  /**
   * @param again candidates to be judged again, with {@link #NIGHT}; see {@link Candidates}
   * @param past candidates of the same keys that have had their outcome, likewise; empty where
   *     there are none
   * @param existing rows of the standard table with these keys; empty where there are none
   */
  public static ReplayedKeys of(
      Dataset<Row> again,
      Optional<Dataset<Row>> past,
      Optional<Dataset<Row>> existing,
      List<String> keys) {
    Dataset<Row> all = again.withColumn(AGAIN, lit(true));
    if (past.isPresent()) {
      all = all.unionByName(past.get().withColumn(AGAIN, lit(false)));
    }
    Dataset<Row> marked =
        new Candidates(all, keys).marked().persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> sound = marked.filter(col(Candidates.REFUSAL).isNull());
    Dataset<Row> history =
        new KeyHistory(keys, Numbering.ONE)
            .play(sound, Optional.empty())
            .persist(StorageLevel.MEMORY_AND_DISK());
    return new ReplayedKeys(keys, marked, history, existing);
  }

  /**
   * One row for each record that was judged again: {@code _source, _delivery, _record_no, outcome,
   * reason}; the reason is null unless the record is refused once more.
   */
  public Dataset<Row> outcomes() {
    Dataset<Row> played =
        history
            .filter("NOT is_end")
            .select(
                col("delivery").as("_delivery"), col("record_no").as("_record_no"), col("outcome"));
    Column refused = col("outcome").equalTo(Outcome.QUARANTINED.code());
    return marked
        .filter(col(AGAIN))
        .join(played, new String[] {"_delivery", "_record_no"}, "left_outer")
        .select(
            col("_source"),
            col("_delivery"),
            col("_record_no"),
            coalesce(col("outcome"), lit(Outcome.QUARANTINED.code())).as("outcome"),
            coalesce(col(Candidates.REFUSAL), when(refused, lit("retraction_without_match")))
                .as("reason"));
  }

  /** Whole rows of every key that was touched and has come to one; keys are unique. */
  public Dataset<Row> rows(List<String> columns) {
    Dataset<Row> ends =
        history
            .filter("is_end")
            .withColumn("first_month", substring(col("first_seen"), 1, 7))
            .select(
                col("set_in").as("_delivery"),
                col("set_by").as("_record_no"),
                RowTags.endOfKey().as(RowTags.END));
    return marked
        .join(ends, new String[] {"_delivery", "_record_no"}, "inner")
        .select(StandardRows.fromCandidate(columns, lit(null).cast("string")));
  }

  /** What these rows have in some columns, and what the rows of the same keys had before. */
  public Dataset<Row> areAndWere(Dataset<Row> rows, List<String> columns) {
    Column[] chosen = columns.stream().map(column -> col(column)).toArray(Column[]::new);
    Dataset<Row> values = rows.select(chosen);
    return existing.isPresent() ? values.union(existing.get().select(chosen)) : values;
  }

  /**
   * By source: how many records more set a row than before, those that were judged again left out.
   * An older record that comes in may turn a duplicate behind it into a correction, or the reverse.
   */
  public Map<String, Long> reclassified() {
    Map<String, Long> difference = new HashMap<>();
    Dataset<Row> settled = history.filter("is_end").select(keyed());
    Dataset<Row> setting =
        history
            .filter(col("outcome").isin(Outcome.ACCEPTED.code(), Outcome.CORRECTION.code()))
            .join(settled, keys.toArray(String[]::new), "left_semi")
            .select(col("delivery").as("_delivery"), col("record_no").as("_record_no"));
    marked
        .filter(col(AGAIN).equalTo(false))
        .join(setting, new String[] {"_delivery", "_record_no"}, "left_semi")
        .groupBy("_source")
        .agg(count(lit(1)))
        .collectAsList()
        .forEach(row -> difference.merge(row.getString(0), row.getLong(1), Long::sum));
    existing.ifPresent(
        rows ->
            rows.join(settled, keys.toArray(String[]::new), "left_semi")
                .groupBy(col("_row.source"))
                .agg(sum(col("_row.superseded").plus(1)))
                .collectAsList()
                .forEach(row -> difference.merge(row.getString(0), -row.getLong(1), Long::sum)));
    difference.values().removeIf(n -> n == 0);
    return difference;
  }

  private Column[] keyed() {
    return keys.stream().map(key -> col(key)).toArray(Column[]::new);
  }

  /** Frees what was kept while the rows were being written. */
  public void release() {
    history.unpersist();
    marked.unpersist();
  }
}
