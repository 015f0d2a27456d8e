package citylake.orchestration.quarantine;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.lake.LakeCatalog;
import citylake.lake.NightTables;
import citylake.lake.Release;
import citylake.lake.ReleasedReader;
import citylake.orchestration.quarantine.Decision.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The refused records of one release with the state that each is in. */
public final class Quarantine {
  private static final String RECORDS = "SELECT * FROM quarantine.record";

  /** What a run made of each record, the last one where there are several. */
  private static final String WITH_RESOLUTION =
      """
      SELECT refused.*, last.outcome, last.action, last.run, last.last_reason
      FROM quarantine.record AS refused
      LEFT OUTER JOIN (
        SELECT delivery, record_no, max_by(outcome, on_release) AS outcome, max_by(action, on_release) AS action,
               max_by(run, on_release) AS run, max_by(reason, on_release) AS last_reason
        FROM quarantine.resolution
        GROUP BY delivery, record_no
      ) AS last ON last.delivery = refused.delivery AND last.record_no = refused.record_no
      """;

  private final SparkSession session;
  private final ReleasedReader reader;
  private final Release release;
  private final List<Decision> decisions;
  private final List<Decision> waiting;

  public Quarantine(LakeCatalog catalog, SparkSession session, Release release) {
    this.session = session;
    this.reader = new ReleasedReader(session, catalog);
    this.release = release;
    this.decisions = new DecisionBook(catalog).all();
    this.waiting =
        DecisionBook.waiting(
            decisions,
            NightTables.releasedOnly(catalog, release).releasedRows(Tables.OPS_DELIVERY));
  }

  public long release() {
    return release.number();
  }

  SparkSession session() {
    return session;
  }

  /**
   * The delivery that first brought the record of this key; empty where there is none, or one that
   * was taken back.
   *
   * @param candidate has the key's columns
   */
  Optional<String> firstSeen(TableName table, List<String> key, Row candidate) {
    if (release.table(table).isEmpty()) {
      return Optional.empty();
    }
    Column isOfKey =
        key.stream()
            .map(column -> col(column).equalTo(lit(candidate.<Object>getAs(column))))
            .reduce(col("_state").equalTo("current"), Column::and);
    return reader
        .query(
            release,
            "SELECT * FROM " + table,
            rows -> rows.filter(isOfKey).select("_row.first_seen").limit(1).collectAsList())
        .stream()
        .map(row -> row.getString(0))
        .findFirst();
  }

  /** The newest decision about a record; empty where there is none. */
  public Optional<Decision> newestDecision(RefusedRecord record) {
    return OneRefusal.newest(record, decisions);
  }

  /** Every decision there is, oldest first. */
  public List<Decision> decisions() {
    return decisions;
  }

  /**
   * Whether a decision is still to be carried out. One that nobody knew of when the release was
   * read can only be newer, so it waits.
   */
  public boolean waits(Decision decision) {
    return has(waiting, decision) || !has(decisions, decision);
  }

  /** By number: decisions that are read twice are not the same objects. */
  private static boolean has(List<Decision> some, Decision wanted) {
    return some.stream().anyMatch(decision -> decision.id().equals(wanted.id()));
  }

  /** Decisions that the next run carries out. */
  public List<Decision> waiting() {
    return waiting;
  }

  /**
   * The records chosen: the columns of {@code quarantine.record} with today's reason, {@code
   * state}, {@code run} and {@code outcome} of the run that judged the record again, and {@code
   * waits}: what is to be done with it in the next run; null for nothing.
   *
   * @param drain takes what it needs while the release is pinned
   */
  public <T> T read(Choice choice, Function<Dataset<Row>, T> drain) {
    boolean hasResolutions = release.table(Tables.QUARANTINE_RESOLUTION).isPresent();
    return reader.query(
        release,
        hasResolutions ? WITH_RESOLUTION : RECORDS,
        rows -> drain.apply(withState(rows, hasResolutions).filter(choice.matches())));
  }

  /** The records chosen, with their bytes; for few. */
  public List<RefusedRecord> records(Choice choice) {
    return read(choice, Dataset::collectAsList).stream().map(RefusedRecord::of).toList();
  }

  private Dataset<Row> withState(Dataset<Row> rows, boolean hasResolutions) {
    Dataset<Row> known = rows;
    if (!hasResolutions) {
      for (String column : List.of("outcome", "action", "run", "last_reason")) {
        known = known.withColumn(column, lit(null).cast("string"));
      }
    }
    List<Decision> closed =
        decisions.stream().filter(decision -> decision.action() == Action.DISMISS).toList();
    return known
        .join(broadcast(places(closed, "closed")), new String[] {"delivery", "record_no"}, "left")
        .join(broadcast(places(waiting, "waits")), new String[] {"delivery", "record_no"}, "left")
        .withColumn(
            "state",
            when(col("closed").isNotNull(), lit("dismissed"))
                .when(col("outcome").isNull().or(col("outcome").equalTo("quarantined")), "open")
                .when(col("action").equalTo("repair"), lit("repaired"))
                .otherwise(lit("replayed")))
        .withColumn("reason", coalesce(col("last_reason"), col("reason")))
        .drop("closed", "last_reason", "action");
  }

  /** {@code delivery, record_no} and the decisions' action in a column of this name. */
  private Dataset<Row> places(List<Decision> some, String column) {
    List<Row> rows = new ArrayList<>();
    for (Decision decision : some) {
      for (Long number : decision.records()) {
        rows.add(RowFactory.create(decision.delivery(), number, decision.action().word()));
      }
    }
    return session
        .createDataFrame(
            rows,
            new StructType()
                .add("delivery", DataTypes.StringType)
                .add("record_no", DataTypes.LongType)
                .add(column, DataTypes.StringType))
        .dropDuplicates("delivery", "record_no");
  }
}
