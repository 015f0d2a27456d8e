package citylake.orchestration.night;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import citylake.ddl.TableContracts;
import citylake.etl.dump.KeptRecords;
import citylake.etl.outcome.Decisions;
import citylake.etl.outcome.Outcome;
import citylake.etl.source.Source;
import citylake.orchestration.delivery.Delivery;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Files of one kind that are read again, with what people have decided about refused records of
 * theirs: repaired ones stand in their own place in time, closed ones stay out.
 *
 * <p>A decision holds for records that today's declarations refuse as well. The files are played
 * twice: as delivered, which gives their own accounts and says what is refused, and as decided,
 * which gives the rows and what became of the refused ones. That is what nights and then a replay
 * come to.
 */
final class DecidedRecords implements AutoCloseable {
  /** Where a record lies: in the decisions and tables, and in candidates. */
  static final String[] PLACE = {"delivery", "record_no"};

  private static final String[] CANDIDATE = {"_delivery", "_record_no"};

  private final ReplayedKind kind;
  private final ChosenRecords carriedOut;
  private final SparkSession session;
  private final KeptRows kept = new KeptRows();
  private Dataset<Row> refused;
  private Decisions asDecided;

  /** Whether {@code asDecided} was played here, and is not the kind's own. */
  private boolean isPlayed;

  /**
   * @param carriedOut decisions that have been carried out, and all there are
   */
  DecidedRecords(ReplayedKind kind, ChosenRecords carriedOut, SparkSession session) {
    this.kind = kind;
    this.carriedOut = carriedOut;
    this.session = session;
  }

  ReplayedKind kind() {
    return kind;
  }

  ChosenRecords carriedOut() {
    return carriedOut;
  }

  /** Names of the sources whose files are read again, sorted. */
  List<String> sources() {
    return kind.deliveries().keySet().stream()
        .map(delivery -> delivery.source().name())
        .distinct()
        .sorted()
        .toList();
  }

  /** Records that are refused as delivered: {@code delivery, record_no, refused_for}. */
  Dataset<Row> refused() {
    if (refused == null) {
      refused =
          keep(
              kind.outcomes()
                  .refused()
                  .select(
                      col("_delivery").as("delivery"),
                      col("_record_no").as("record_no"),
                      ResolutionStep.code(col("reason")).as("refused_for")));
    }
    return refused;
  }

  /**
   * What becomes of every record as decided; what it does as delivered where nothing is repaired.
   */
  Decisions decisions() {
    if (asDecided == null) {
      Dataset<Row> repairs = keep(repairs());
      isPlayed = !repairs.isEmpty();
      asDecided = isPlayed ? played(repairs) : kind.decisions();
    }
    return asDecided;
  }

  /** Whether nothing is asked any more of the decisions about the records as delivered. */
  boolean isPlayedAnew() {
    return isPlayed;
  }

  /** {@code delivery, record_no, repaired} of the records that are refused to this day. */
  private Dataset<Row> repairs() {
    return sources().stream()
        .map(source -> carriedOut.repairs(session, source))
        .reduce(Dataset::union)
        .orElseThrow()
        .join(refused(), PLACE, "left_semi");
  }

  private Decisions played(Dataset<Row> repairs) {
    Dataset<Row> closed =
        carriedOut.dismissed(session, sources()).join(refused(), PLACE, "left_semi");
    Dataset<Row> moved =
        keep(repairs.select(PLACE[0], PLACE[1]).union(closed.select(PLACE[0], PLACE[1])));
    Set<List<Object>> concerned = concerned(moved);
    Dataset<Row> candidates =
        kind.candidates(
            (source, dump, night) ->
                concerned.contains(List.of(source.name(), night))
                    ? asDecided(source, dump, night, repairs, moved)
                    : source.candidates(dump, night));
    return Decisions.of(
        candidates,
        Optional.empty(),
        TableContracts.of(kind.table()).keyColumns(),
        kind.numbering(),
        kind.records());
  }

  /** Sources and nights whose dumps hold a moved record, so that others are read once. */
  private Set<List<Object>> concerned(Dataset<Row> moved) {
    Set<String> deliveries = new HashSet<>();
    moved
        .select(PLACE[0])
        .distinct()
        .collectAsList()
        .forEach(row -> deliveries.add(row.getString(0)));
    Set<List<Object>> concerned = new HashSet<>();
    kind.deliveries()
        .forEach(
            (delivery, night) -> {
              if (deliveries.contains(delivery.id())) {
                concerned.add(List.of(delivery.source().name(), night));
              }
            });
    return concerned;
  }

  private static Dataset<Row> asDecided(
      Source source, Dataset<Row> dump, LocalDate night, Dataset<Row> repairs, Dataset<Row> moved) {
    Dataset<Row> elsewhere = broadcast(moved.toDF(CANDIDATE));
    Dataset<Row> repaired =
        RawStep.records(source, dump, night)
            .join(broadcast(repairs), PLACE, "inner")
            .withColumn("record", col("repaired"))
            .drop("repaired");
    return source
        .candidates(dump.join(elsewhere, CANDIDATE, "left_anti"), night)
        .unionByName(source.candidates(KeptRecords.split(repaired, source.dumpShape()), night));
  }

  /**
   * What became, as decided, of each record that is refused as delivered: {@code source, delivery,
   * record_no, refused_for, now, now_for}. Closed records have no outcome.
   */
  Dataset<Row> outcomes() {
    Dataset<Row> now =
        decisions()
            .outcomes()
            .select(
                col("_source").as("source"),
                col("_delivery").as("delivery"),
                col("_record_no").as("record_no"),
                col("outcome").as("now"),
                ResolutionStep.code(col("reason")).as("now_for"));
    return refused().join(now, PLACE, "left_outer");
  }

  /** By source: how many records more set a row as decided than as delivered. */
  Map<String, Long> moreRowsSet() {
    Map<String, Map<Outcome, Long>> before = kind.outcomes().counts();
    Map<String, Map<Outcome, Long>> now = decisions().counts();
    Map<String, Long> more = new HashMap<>();
    for (Delivery delivery : kind.deliveries().keySet()) {
      long difference =
          setting(now.getOrDefault(delivery.id(), Map.of()))
              - setting(before.getOrDefault(delivery.id(), Map.of()));
      more.merge(delivery.source().name(), difference, Long::sum);
    }
    return more;
  }

  private static long setting(Map<Outcome, Long> outcomes) {
    return outcomes.getOrDefault(Outcome.ACCEPTED, 0L)
        + outcomes.getOrDefault(Outcome.CORRECTION, 0L);
  }

  Dataset<Row> keep(Dataset<Row> rows) {
    return kept.keep(rows);
  }

  /** What decides the outcome beside files and declarations. */
  Map<String, String> reads() {
    Map<String, String> reads = new TreeMap<>();
    carriedOut.all().stream()
        .filter(decision -> sources().contains(decision.source()))
        .forEach(decision -> reads.put(decision.id(), decision.delivery()));
    return reads;
  }

  @Override
  public void close() {
    if (isPlayed && asDecided != null) {
      asDecided.release();
    }
    kept.close();
  }
}
