package citylake.orchestration.night;

import static org.apache.spark.sql.functions.lit;

import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.etl.dump.DumpSource;
import citylake.etl.dump.DumpUnion;
import citylake.etl.outcome.Decisions;
import citylake.etl.outcome.KeptOutcomes;
import citylake.etl.outcome.Numbering;
import citylake.etl.outcome.StandardRows;
import citylake.etl.source.Source;
import citylake.orchestration.delivery.Delivery;
import citylake.orchestration.delivery.SideBySide;
import java.sql.Date;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * All deliveries of some cities of one kind, read by today's declarations and played night after
 * night from the first: what the nights would have come to.
 */
final class ReplayedKind implements AutoCloseable {
  private final TableName table;
  private final SparkSession session;
  private final Map<LocalDate, Map<Source, List<Delivery>>> nights = new TreeMap<>();
  private final Map<Delivery, LocalDate> deliveries;
  private Decisions decisions;
  private KeptOutcomes outcomes;

  /**
   * @param deliveries each with the night that took it
   */
  ReplayedKind(TableName table, Map<Delivery, LocalDate> deliveries, SparkSession session) {
    this.table = table;
    this.session = session;
    this.deliveries = deliveries;
    deliveries.forEach(
        (delivery, night) ->
            nights
                .computeIfAbsent(
                    night, any -> new TreeMap<>(java.util.Comparator.comparing(Source::name)))
                .computeIfAbsent(delivery.source(), any -> new ArrayList<>())
                .add(delivery));
  }

  TableName table() {
    return table;
  }

  Map<Delivery, LocalDate> deliveries() {
    return deliveries;
  }

  Numbering numbering() {
    return Numberings.ofDeclared(deliveries.keySet());
  }

  long records() {
    return deliveries.keySet().stream().mapToLong(delivery -> delivery.scan().records()).sum();
  }

  /** What is made of the dumps of one source and night. */
  interface OfDump {
    Dataset<Row> rows(Source source, Dataset<Row> dump, LocalDate night);
  }

  /** What each source delivered in each night, for {@link RawStep}. */
  List<DumpUnion.Records> dumps() {
    List<DumpUnion.Records> dumps = new ArrayList<>();
    nights.forEach(
        (night, sources) ->
            sources.forEach((source, files) -> dumps.add(RawStep.recordsOf(source, files, night))));
    return dumps;
  }

  /** Thirty nights are thousands of dumps: planned side by side, for that takes longest. */
  private Dataset<Row> ofEach(OfDump made) {
    List<Supplier<Dataset<Row>>> rows = new ArrayList<>();
    nights.forEach(
        (night, sources) ->
            sources.forEach(
                (source, files) ->
                    rows.add(
                        () -> DumpUnion.planned(made.rows(source, dump(source, files), night)))));
    return DumpUnion.of(SideBySide.all(rows));
  }

  private Dataset<Row> dump(Source source, List<Delivery> files) {
    return session
        .read()
        .format(DumpSource.class.getName())
        .options(
            DumpSource.options(
                source.dumpShape(), files.stream().map(Delivery::landedFile).toList()))
        .load();
  }

  /** Candidates of all dumps, told apart by source and night. */
  Dataset<Row> candidates(OfDump made) {
    return ofEach(
        (source, dump, night) ->
            made.rows(source, dump, night)
                .withColumn("_source", lit(source.name()))
                .withColumn("_night", lit(Date.valueOf(night))));
  }

  /** What becomes of each record as it was delivered. */
  Decisions decisions() {
    if (decisions == null) {
      decisions =
          Decisions.of(
              candidates((source, dump, night) -> source.candidates(dump, night)),
              Optional.empty(),
              TableContracts.of(table).keyColumns(),
              numbering(),
              records());
    }
    return decisions;
  }

  /** What became of each record, for whoever asks when the rows are written. */
  KeptOutcomes outcomes() {
    if (outcomes == null) {
      outcomes = decisions().kept();
    }
    return outcomes;
  }

  /** The decisions are drawn up anew should somebody ask for them. */
  void letDecisionsGo() {
    if (decisions != null) {
      decisions.release();
      decisions = null;
    }
  }

  /** The rows that these cities have in the standard table by these decisions. */
  Dataset<Row> standardRows(Decisions of) {
    YearMonth unused = YearMonth.from(nights.keySet().iterator().next());
    return new StandardRows(of, TableContracts.of(table).columnNames(), unused).added();
  }

  @Override
  public void close() {
    letDecisionsGo();
  }
}
