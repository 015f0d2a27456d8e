package citylake.orchestration.night;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.etl.outcome.Decisions;
import citylake.etl.outcome.KeptOutcomes;
import citylake.etl.outcome.Outcome;
import citylake.etl.standard.StandardKind;
import citylake.lake.Attempt;
import citylake.lineage.Step;
import citylake.orchestration.delivery.Delivery;
import citylake.quality.arrival.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The steps of a backfill that are fed by kept files, in the place of the night's that are fed by
 * new ones. Each puts its rows in the place of those of before, where they differ.
 */
final class Replay implements AutoCloseable {
  private final List<ReplayedKind> kinds;
  private final Map<TableName, RenewedResolutions> decided;

  /**
   * @param decided by standard table: what came of decisions about refused records; none where
   *     nobody has decided anything
   */
  Replay(List<ReplayedKind> kinds, Map<TableName, RenewedResolutions> decided) {
    this.kinds = List.copyOf(kinds);
    this.decided = new TreeMap<>(decided);
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
    if (!decided.isEmpty()) {
      steps.add(
          new ReplayStep(
              "resolution",
              List.of(Tables.QUARANTINE_RECORD),
              Tables.QUARANTINE_RESOLUTION,
              this,
              this::resolutions));
    }
    steps.add(
        new ReplayStep(
            "delivery",
            Stream.concat(standard.stream(), Stream.of(Tables.QUARANTINE_RECORD)).toList(),
            Tables.OPS_DELIVERY,
            this,
            this::deliveries));
    return steps;
  }

  /**
   * What decides the outcome: the files, the declarations by which they are read, the decisions.
   */
  Map<String, String> reads() {
    Map<String, String> reads = new TreeMap<>();
    eachDelivery(
        (delivery, night) -> {
          reads.put(delivery.id(), delivery.file().name());
          reads.put(delivery.source().name(), delivery.source().declarationHash());
        });
    decided.values().forEach(resolutions -> reads.putAll(resolutions.decided().reads()));
    return reads;
  }

  long records() {
    return kinds.stream().mapToLong(ReplayedKind::records).sum();
  }

  /** Decisions that no longer apply, by source and decision. */
  List<OvertakenDecision> overtaken() {
    return decided.values().stream().flatMap(kind -> kind.overtaken().stream()).toList();
  }

  private void eachDelivery(BiConsumer<Delivery, LocalDate> use) {
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
    attempt.replaceChanged(
        there,
        RawStep.records(
            night.session(), kinds.stream().flatMap(kind -> kind.dumps().stream()).toList()));
  }

  private void standard(ReplayedKind kind, NightContext night, Attempt attempt) {
    Object[] cities =
        kind.deliveries().keySet().stream()
            .map(delivery -> delivery.source().city().cityCode())
            .distinct()
            .sorted()
            .toArray();
    RenewedResolutions resolutions = decided.get(kind.table());
    Decisions decisions =
        resolutions == null ? kind.decisions() : resolutions.decided().decisions();
    attempt.replaceChanged(
        night.tables().readReleased(kind.table()).filter(col("city_code").isin(cities)),
        kind.standardRows(decisions));
    outcomes(kind); // before the next kind's dumps are planned
  }

  /**
   * What became of each record of a kind as delivered. The decisions, with the plans of all its
   * dumps, are let go, unless what people have decided builds upon them.
   */
  private KeptOutcomes outcomes(ReplayedKind kind) {
    KeptOutcomes outcomes = kind.outcomes();
    RenewedResolutions resolutions = decided.get(kind.table());
    if (resolutions == null || resolutions.decided().isPlayedAnew()) {
      kind.letDecisionsGo();
    }
    return outcomes;
  }

  private void quarantine(NightContext night, Attempt attempt) {
    Dataset<Row> there =
        night.tables().readReleased(Tables.QUARANTINE_RECORD).filter(col("source").isin(sources()));
    kinds.stream()
        .map(
            kind ->
                QuarantineStep.rows(
                    RawStep.records(night.session(), kind.dumps()), outcomes(kind).refused()))
        .reduce(Dataset::unionByName)
        .ifPresent(rows -> attempt.replaceChanged(there, rows));
  }

  private void resolutions(NightContext night, Attempt attempt) {
    Dataset<Row> all = night.tables().readReleased(Tables.QUARANTINE_RESOLUTION);
    Object[] sources =
        decided.values().stream().flatMap(kind -> kind.decided().sources().stream()).toArray();
    Dataset<Row> others = all.filter(not(col("source").isin(sources)));
    decided.values().stream()
        .map(RenewedResolutions::rows)
        .reduce(Dataset::unionByName)
        .ifPresent(rows -> attempt.replaceChanged(all, rows.unionByName(others)));
  }

  private void deliveries(NightContext night, Attempt attempt) {
    Map<String, Map<String, Object>> anew = new LinkedHashMap<>();
    for (ReplayedKind kind : kinds) {
      Map<String, Map<Outcome, Long>> counts = outcomes(kind).counts();
      kind.deliveries()
          .forEach(
              (delivery, taken) ->
                  anew.put(
                      delivery.id(),
                      DeliveryLog.taken(
                          delivery, counts.getOrDefault(delivery.id(), Map.of()), taken)));
    }
    decided
        .values()
        .forEach(
            resolutions ->
                resolutions.replays().forEach(row -> anew.put((String) row.get("delivery"), row)));
    List<Map<String, Object>> before = night.tables().releasedRows(Tables.OPS_DELIVERY);
    List<Map<String, Object>> after = new ArrayList<>();
    before.forEach(row -> after.add(merged(row, anew.remove((String) row.get("delivery")))));
    after.addAll(anew.values());
    kinds.forEach(kind -> remarkAnew(kind, outcomes(kind), after));
    if (!after.equals(before)) {
      attempt.replace(after);
    }
  }

  /** What the records did to rows is another thing by another declaration. */
  private static void remarkAnew(
      ReplayedKind kind, KeptOutcomes outcomes, List<Map<String, Object>> rows) {
    Map<LocalDate, OutcomeRemarks> ofNights = new HashMap<>();
    Map<Object, Map<String, Object>> byId = new HashMap<>();
    rows.forEach(row -> byId.put(row.get("delivery"), row));
    kind.deliveries()
        .forEach(
            (delivery, night) -> {
              List<Finding> findings =
                  ofNights
                      .computeIfAbsent(night, of -> new OutcomeRemarks(rows, of))
                      .of(
                          delivery,
                          outcomes.counts().getOrDefault(delivery.id(), Map.of()),
                          outcomes.replaced(delivery.id()));
              Map<String, Object> row = byId.get(delivery.id());
              String others = RemarkText.without(OutcomeRemarks.CODES, (String) row.get("remarks"));
              row.put("remarks", RemarkText.with(others, findings));
            });
  }

  /**
   * The row with what reading it again has come to; where the file lay and when stays.
   *
   * @param read null for a delivery that was not read again
   */
  private static Map<String, Object> merged(Map<String, Object> row, Map<String, Object> read) {
    Map<String, Object> merged = new LinkedHashMap<>(row);
    if (read != null) {
      read.forEach(merged::put);
      merged.put("remarks", row.get("remarks"));
    }
    return merged;
  }

  @Override
  public void close() {
    decided.values().forEach(resolutions -> resolutions.decided().close());
    kinds.forEach(ReplayedKind::close);
  }
}
