package citylake.orchestration.night;

import static citylake.orchestration.night.DecidedRecords.PLACE;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import citylake.etl.source.Source;
import citylake.orchestration.delivery.Delivery;
import citylake.orchestration.quarantine.Decision.Action;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The rows of {@code quarantine.resolution} of one kind after its files were read again.
 *
 * <p>What has been decided stays on record, with the run that carried it out; what became of the
 * record is drawn up anew. A decision about a record that is accepted as delivered is overtaken:
 * the record is in its file's account then, and in no replay's.
 */
final class RenewedResolutions {
  static final String OVERTAKEN = "overtaken";

  private static final StructType RUNS =
      new StructType().add("run", DataTypes.StringType).add("run_night", DataTypes.StringType);

  private final DecidedRecords decided;
  private final ReplayRows replays;
  private final SparkSession session;
  private final Dataset<Row> before;
  private final String run;
  private final long onRelease;
  private Dataset<Row> rows;

  /**
   * @param replays of the release that is read
   * @param before rows of these sources in that release
   * @param run the run that reads again, for decisions that no run has carried out
   * @param onRelease number of that release
   */
  RenewedResolutions(
      DecidedRecords decided,
      ReplayRows replays,
      SparkSession session,
      Dataset<Row> before,
      String run,
      long onRelease) {
    this.decided = decided;
    this.replays = replays;
    this.session = session;
    this.before = before;
    this.run = run;
    this.onRelease = onRelease;
  }

  DecidedRecords decided() {
    return decided;
  }

  /** All rows of these sources, with the table's columns. */
  Dataset<Row> rows() {
    if (rows == null) {
      Dataset<Row> known = decided.keep(renewed());
      Dataset<Row> all = replays.runs().isEmpty() ? known : known.union(matched(known));
      rows = decided.keep(all.union(closedButAccepted(known)));
    }
    return rows;
  }

  /** The rows of ops.delivery that account for them. */
  List<Map<String, Object>> replays() {
    Map<String, Map<String, Long>> counts = new HashMap<>();
    for (Row row :
        rows()
            .filter(col("outcome").notEqual(OVERTAKEN))
            .groupBy("replay", "outcome")
            .count()
            .collectAsList()) {
      counts
          .computeIfAbsent(row.getString(0), replay -> new HashMap<>())
          .put(row.getString(1), row.getLong(2));
    }
    List<Source> declared =
        decided.kind().deliveries().keySet().stream().map(Delivery::source).distinct().toList();
    return replays.renewed(declared, counts, decided.moreRowsSet());
  }

  /** Decisions that no longer apply, with the number of records, by source and decision. */
  List<OvertakenDecision> overtaken() {
    return rows()
        .filter(col("outcome").equalTo(OVERTAKEN))
        .groupBy("source", "decision", "action")
        .count()
        .orderBy("source", "decision")
        .collectAsList()
        .stream()
        .map(
            row ->
                new OvertakenDecision(
                    row.getString(0), row.getString(1), row.getString(2), row.getLong(3)))
        .toList();
  }

  private Dataset<Row> renewed() {
    Dataset<Row> outcomes = decided.outcomes().drop("source").withColumn("is_refused", lit(true));
    Column isClosure = col("action").equalTo(Action.DISMISS.word());
    Column isOvertaken = col("is_refused").isNull();
    Column now = coalesce(col("now"), lit("quarantined"));
    Column isNewest =
        row_number()
            .over(Window.partitionBy(PLACE[0], PLACE[1]).orderBy(col("on_release").desc()))
            .equalTo(1);
    return before
        .join(outcomes, PLACE, "left_outer")
        .filter(not(isClosure).or(isOvertaken))
        .join(broadcast(session.createDataFrame(runs(), RUNS)), new String[] {"run"}, "left_outer")
        .withColumn("is_newest", isNewest)
        .withColumn(
            "outcome",
            when(isOvertaken, lit(OVERTAKEN)).when(col("is_newest"), now).otherwise(col("outcome")))
        .withColumn(
            "reason",
            when(isOvertaken, lit(null))
                .when(
                    col("is_newest"),
                    when(now.equalTo("quarantined"), coalesce(col("now_for"), col("refused_for"))))
                .when(col("action").equalTo(Action.REPLAY.word()), col("refused_for"))
                .otherwise(col("reason")))
        .withColumn(
            "replay",
            when(isOvertaken, col("delivery"))
                .otherwise(
                    coalesce(
                        concat(col("run_night"), lit("-"), col("source"), lit("-"), col("run")),
                        col("replay"))))
        .filter(col("decision").isNotNull().or(not(col("outcome").isin("quarantined", OVERTAKEN))))
        .select(columns());
  }

  /** Retractions that found no match as delivered and find one as decided, for the first time. */
  private Dataset<Row> matched(Dataset<Row> known) {
    ReplayRows.Run newest = replays.newest();
    Column replay = concat(lit(newest.night() + "-"), col("source"), lit("-" + newest.run()));
    return decided
        .outcomes()
        .filter(not(col("now").equalTo("quarantined")))
        .join(known, PLACE, "left_anti")
        .withColumn("on_release", lit(newest.onRelease()))
        .withColumn("run", lit(newest.run()))
        .withColumn("replay", replay)
        .withColumn("decision", lit(null).cast("string"))
        .withColumn("action", lit(Action.REPLAY.word()))
        .withColumn("outcome", col("now"))
        .withColumn("reason", lit(null).cast("string"))
        .select(columns());
  }

  /** Records that somebody closed and that are accepted as they are declared now. */
  private Dataset<Row> closedButAccepted(Dataset<Row> known) {
    return decided
        .carriedOut()
        .dismissed(session, decided.sources())
        .join(decided.refused(), PLACE, "left_anti")
        .join(known.filter(col("action").equalTo(Action.DISMISS.word())), PLACE, "left_anti")
        .withColumn("on_release", lit(onRelease))
        .withColumn("run", lit(run))
        .withColumn("replay", col("delivery"))
        .withColumn("outcome", lit(OVERTAKEN))
        .withColumn("reason", lit(null).cast("string"))
        .select(columns());
  }

  private List<Row> runs() {
    return replays.runs().stream()
        .map(run -> RowFactory.create(run.run(), run.night().toString()))
        .toList();
  }

  private static Column[] columns() {
    return List.of(
            "source",
            "delivery",
            "record_no",
            "on_release",
            "run",
            "replay",
            "decision",
            "action",
            "outcome",
            "reason")
        .stream()
        .map(name -> col(name))
        .toArray(Column[]::new);
  }
}
