package citylake.orchestration.night;

import static org.apache.spark.sql.functions.col;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.etl.outcome.Outcome;
import citylake.etl.standard.StandardKind;
import citylake.lake.Attempt;
import citylake.lineage.Step;
import citylake.orchestration.delivery.Delivery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The steps of a backfill that are fed by kept files, in the place of the night's that are fed by
 * new ones. Each puts its rows in the place of those of before, where they differ.
 */
final class Replay implements AutoCloseable {
  private final List<ReplayedKind> kinds;

  Replay(List<ReplayedKind> kinds) {
    this.kinds = List.copyOf(kinds);
  }

  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    List<TableName> standard = StandardKind.tables();
    steps.add(new ReplayStep("raw_record", List.of(), Tables.RAW_RECORD, this, this::raw));
    for (ReplayedKind kind : kinds) {
      steps.add(
          new ReplayStep(
              "standard_" + kind.table().table(),
              List.of(Tables.RAW_RECORD),
              kind.table(),
              this,
              (night, attempt) -> standard(kind, night, attempt)));
    }
    steps.add(
        new ReplayStep(
            "quarantine_record",
            Stream.concat(Stream.of(Tables.RAW_RECORD), standard.stream()).toList(),
            Tables.QUARANTINE_RECORD,
            this,
            this::quarantine));
    steps.add(
        new ReplayStep(
            "delivery",
            Stream.concat(standard.stream(), Stream.of(Tables.QUARANTINE_RECORD)).toList(),
            Tables.OPS_DELIVERY,
            this,
            this::deliveries));
    return steps;
  }

  /** What decides the outcome: the files and the declarations by which they are read. */
  Map<String, String> reads() {
    Map<String, String> reads = new TreeMap<>();
    eachDelivery(
        (delivery, night) -> {
          reads.put(delivery.id(), delivery.file().name());
          reads.put(delivery.source().name(), delivery.source().declarationHash());
        });
    return reads;
  }

  long records() {
    return kinds.stream().mapToLong(ReplayedKind::records).sum();
  }

  private void eachDelivery(java.util.function.BiConsumer<Delivery, LocalDate> use) {
    kinds.forEach(kind -> kind.deliveries().forEach(use));
  }

  private Object[] sources() {
    List<String> names = new ArrayList<>();
    eachDelivery((delivery, night) -> names.add(delivery.source().name()));
    return names.stream().distinct().sorted().toArray();
  }

  private void raw(NightContext night, Attempt attempt) {
    Dataset<Row> there =
        night.tables().readReleased(Tables.RAW_RECORD).filter(col("source").isin(sources()));
    kinds.stream()
        .map(kind -> kind.ofEach(RawStep::records))
        .reduce(Dataset::unionByName)
        .ifPresent(rows -> attempt.replaceChanged(there, rows));
  }

  private void standard(ReplayedKind kind, NightContext night, Attempt attempt) {
    Object[] cities =
        kind.deliveries().keySet().stream()
            .map(delivery -> delivery.source().city().cityCode())
            .distinct()
            .sorted()
            .toArray();
    attempt.replaceChanged(
        night.tables().readReleased(kind.table()).filter(col("city_code").isin(cities)),
        kind.standardRows());
  }

  private void quarantine(NightContext night, Attempt attempt) {
    Dataset<Row> there =
        night.tables().readReleased(Tables.QUARANTINE_RECORD).filter(col("source").isin(sources()));
    kinds.stream()
        .map(
            kind ->
                kind.ofEach(
                    (source, dump, taken) ->
                        QuarantineStep.rows(source, dump, kind.decisions().refused(), taken)))
        .reduce(Dataset::unionByName)
        .ifPresent(rows -> attempt.replaceChanged(there, rows));
  }

  private void deliveries(NightContext night, Attempt attempt) {
    Map<String, Map<String, Object>> anew = new HashMap<>();
    for (ReplayedKind kind : kinds) {
      Map<String, Map<Outcome, Long>> counts = kind.decisions().counts();
      kind.deliveries()
          .forEach(
              (delivery, taken) ->
                  anew.put(
                      delivery.id(),
                      DeliveryLog.taken(
                          delivery, counts.getOrDefault(delivery.id(), Map.of()), taken)));
    }
    List<Map<String, Object>> before = night.tables().releasedRows(Tables.OPS_DELIVERY);
    List<Map<String, Object>> after = before.stream().map(row -> merged(row, anew)).toList();
    if (!after.equals(before)) {
      attempt.replace(after);
    }
  }

  /** The row with what reading it again has come to; where the file lay and when stays. */
  private static Map<String, Object> merged(
      Map<String, Object> row, Map<String, Map<String, Object>> anew) {
    Map<String, Object> merged = new LinkedHashMap<>(row);
    Map<String, Object> read = anew.get((String) row.get("delivery"));
    if (read != null) {
      read.forEach(merged::put);
      merged.put("remarks", row.get("remarks"));
    }
    return merged;
  }

  @Override
  public void close() {
    kinds.forEach(ReplayedKind::close);
  }
}
