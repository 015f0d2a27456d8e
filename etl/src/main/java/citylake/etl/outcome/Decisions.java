package citylake.etl.outcome;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * What becomes of every record of a night's deliveries to one standard table, and the rows that
 * follow from it.
 *
 * <p>Pure: given the candidates and the rows the lake has released, the same decisions on any
 * partitioning. Call {@link #release()} when the rows are written.
 */
public final class Decisions {
  private final Candidates candidates;
  private final Dataset<Row> marked;
  private final Optional<Dataset<Row>> existing;
  private final Contested contested;
  private final Dataset<Row> history;
  private final Map<String, Map<Outcome, Long>> counts;
  private final Map<String, Replaced> replaced = new HashMap<>();

  private Decisions(
      Candidates candidates,
      Dataset<Row> marked,
      Optional<Dataset<Row>> existing,
      Contested contested,
      Dataset<Row> history) {
    this.candidates = candidates;
    this.marked = marked;
    this.existing = existing;
    this.contested = contested;
    this.history = history;
    this.counts = counts(contested, history);
  }

  /**
   * @param rows candidates; see the class of that name for the columns
   * @param known the standard table as released, of the cities concerned; empty if it has no rows
   * @param keys the table's key columns
   * @param numbering of all deliveries, of before too; {@link Numbering#ONE} where all are read by
   *     one declaration
   * @param size candidates and rows of the lake together, about: it decides how the work is cut,
   *     not what comes out
   */
  public static Decisions of(
      Dataset<Row> rows,
      Optional<KnownRows> known,
      List<String> keys,
      Numbering numbering,
      long size) {
    Candidates candidates = new Candidates(rows, keys);
    Dataset<Row> marked = candidates.marked();
    Dataset<Row> sound = marked.filter(col(Candidates.REFUSAL).isNull());
    Contested contested = Contested.find(marked, known, keys, size);
    Optional<Dataset<Row>> existing = contested.met();
    Dataset<Row> history = null;
    if (!contested.isEmpty()) {
      Optional<Dataset<Row>> seeds =
          existing.map(
              there ->
                  contested.only(there.withColumn(Candidates.KEY_HASH, Candidates.hash(keys))));
      history =
          new KeyHistory(keys, numbering)
              .play(contested.only(sound), seeds)
              .persist(StorageLevel.MEMORY_AND_DISK());
    }
    return new Decisions(candidates, marked, existing, contested, history);
  }

  /**
   * Records by delivery and outcome. A delivery whose records all met one fate has only that entry.
   */
  public Map<String, Map<Outcome, Long>> counts() {
    return counts;
  }

  /** Records of a delivery that replace an earlier one of the same delivery. */
  public Replaced replaced(String delivery) {
    return replaced.getOrDefault(delivery, Replaced.NONE);
  }

  private Map<String, Map<Outcome, Long>> counts(Contested records, Dataset<Row> history) {
    Map<String, Map<Outcome, Long>> counts = new HashMap<>();
    records.sound().forEach((d, n) -> add(counts, d, Outcome.ACCEPTED, n));
    records.refused().forEach((d, n) -> add(counts, d, Outcome.QUARANTINED, n));
    if (history != null) {
      for (Row row :
          history
              .filter("NOT is_end")
              .groupBy("delivery", "outcome", "replaces")
              .agg(count(lit(1)), min("record_no"))
              .collectAsList()) {
        if (row.getBoolean(2)) {
          replaced.put(row.getString(0), new Replaced(row.getLong(3), row.getLong(4)));
        }
        Outcome outcome = Outcome.valueOf(row.getString(1).toUpperCase(Locale.ROOT));
        add(counts, row.getString(0), Outcome.ACCEPTED, -row.getLong(3));
        add(counts, row.getString(0), outcome, row.getLong(3));
      }
    }
    counts.values().forEach(outcomes -> outcomes.values().removeIf(n -> n == 0));
    return counts;
  }

  private static void add(
      Map<String, Map<Outcome, Long>> counts, String delivery, Outcome outcome, long records) {
    counts
        .computeIfAbsent(delivery, d -> new EnumMap<>(Outcome.class))
        .merge(outcome, records, Long::sum);
  }

  /** Records that become no row: {@code _delivery, _record_no, reason}. */
  public Dataset<Row> refused() {
    Dataset<Row> unsound =
        marked
            .filter(col(Candidates.REFUSAL).isNotNull())
            .select(col("_delivery"), col("_record_no"), col(Candidates.REFUSAL).as("reason"));
    if (history == null) {
      return unsound;
    }
    return unsound.unionByName(
        history
            .filter(col("outcome").equalTo(Outcome.QUARANTINED.code()))
            .filter("NOT is_end")
            .select(
                col("delivery").as("_delivery"),
                col("record_no").as("_record_no"),
                lit(RefusalWords.WITHOUT_MATCH).as("reason")));
  }

  /**
   * What became of each record: {@code _source, _delivery, _record_no, outcome, reason}; the reason
   * is null unless the record is refused.
   */
  public Dataset<Row> outcomes() {
    Dataset<Row> records = marked.select("_source", "_delivery", "_record_no", Candidates.REFUSAL);
    Dataset<Row> played =
        history == null
            ? records.withColumn("played", lit(null).cast("string"))
            : records.join(
                history
                    .filter("NOT is_end")
                    .select(
                        col("delivery").as("_delivery"),
                        col("record_no").as("_record_no"),
                        col("outcome").as("played")),
                new String[] {"_delivery", "_record_no"},
                "left_outer");
    Column isUnsound = col(Candidates.REFUSAL).isNotNull();
    Column refused = lit(Outcome.QUARANTINED.code());
    return played.select(
        col("_source"),
        col("_delivery"),
        col("_record_no"),
        when(isUnsound, refused)
            .otherwise(coalesce(col("played"), lit(Outcome.ACCEPTED.code())))
            .as("outcome"),
        coalesce(
                col(Candidates.REFUSAL),
                when(col("played").equalTo(refused), lit(RefusalWords.WITHOUT_MATCH)))
            .as("reason"));
  }

  /**
   * Candidates whose key the lake did not have, with what their key has come to ({@link
   * RowTags#END}).
   */
  Dataset<Row> forNewRows() {
    Dataset<Row> sound = marked.filter(col(Candidates.REFUSAL).isNull());
    if (history == null) {
      return sound.withColumn(RowTags.END, RowTags.untouched());
    }
    Dataset<Row> ends = ends().filter("NOT was_there");
    return sound
        .join(
            contested.hashes(),
            col(Candidates.KEY_HASH).equalTo(col("contested_key")),
            "left_outer")
        .join(ends, sameRecord(), "left_outer")
        .filter(col("contested_key").isNull().or(col("end_delivery").isNotNull()))
        .withColumn(RowTags.END, coalesce(col("end"), RowTags.untouched()));
  }

  /** Candidates that replace a row of the lake, with what their key has come to. */
  Optional<Dataset<Row>> forReplacedRows() {
    if (history == null || existing.isEmpty()) {
      return Optional.empty();
    }
    Dataset<Row> ends = ends().filter("was_there");
    return Optional.of(
        contested
            .only(marked.filter(col(Candidates.REFUSAL).isNull()))
            .join(ends, sameRecord(), "inner")
            .withColumn(RowTags.END, col("end")));
  }

  /**
   * Rows of the lake that show the same record as before but were taken back, or count one more
   * record that was overtaken, with what their key has come to.
   */
  Optional<Dataset<Row>> forRetaggedRows() {
    if (history == null || existing.isEmpty()) {
      return Optional.empty();
    }
    Dataset<Row> retagged =
        history
            .filter("is_end AND was_there AND is_changed AND set_in IS NULL")
            .select(keysAnd(RowTags.endOfKey().as(RowTags.END)));
    return existing.map(
        rows -> rows.join(retagged, candidates.keys().toArray(String[]::new), "inner"));
  }

  private Dataset<Row> ends() {
    Dataset<Row> ends =
        history
            .filter("is_end AND set_in IS NOT NULL")
            .select(
                col("set_in").as("end_delivery"),
                col("set_by").as("end_record_no"),
                col("was_there"),
                RowTags.endOfKey().as("end"));
    return contested.isSmall() ? broadcast(ends) : ends;
  }

  private static Column sameRecord() {
    return col("_delivery")
        .equalTo(col("end_delivery"))
        .and(col("_record_no").equalTo(col("end_record_no")));
  }

  private Column[] keysAnd(Column last) {
    Column[] columns = new Column[candidates.keys().size() + 1];
    for (int i = 0; i < candidates.keys().size(); i++) {
      columns[i] = col(candidates.keys().get(i));
    }
    columns[columns.length - 1] = last;
    return columns;
  }

  /** What is asked when the rows are written and this can be let go. */
  public KeptOutcomes kept() {
    return KeptOutcomes.of(this, replaced);
  }

  /** Frees what was kept while the rows were being written. */
  public void release() {
    contested.release();
    if (history != null) {
      history.unpersist();
    }
  }
}
