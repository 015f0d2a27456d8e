package citylake.orchestration.night;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.etl.outcome.Outcome;
import citylake.etl.standard.StandardKind;
import citylake.lake.Attempt;
import citylake.orchestration.delivery.Delivery;
import citylake.orchestration.delivery.Refusal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every file of the night → ops.delivery: taken with its account, or refused with its reason. */
final class DeliveryLogStep implements DeliveryStep {
  /** Not of sightings: their times are SENSITIVE, and deliveries are read by many. */
  private static final Map<TableName, String> EVENT_TIME =
      Map.of(
          Tables.STANDARD_INCIDENT, "occurred_from",
          Tables.STANDARD_CRASH, "occurred_from",
          Tables.STANDARD_HELP_REQUEST, "requested_at");

  @Override
  public String name() {
    return "delivery";
  }

  @Override
  public List<TableName> inputs() {
    return Stream.concat(StandardKind.tables().stream(), Stream.of(Tables.QUARANTINE_RECORD))
        .toList();
  }

  @Override
  public TableName output() {
    return Tables.OPS_DELIVERY;
  }

  @Override
  public Writes writes() {
    return Writes.APPEND;
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public boolean hasWork(NightContext night) {
    return !night.intake().isEmpty();
  }

  @Override
  public Map<String, String> reads(NightContext night) {
    Map<String, String> reads = new TreeMap<>();
    for (Delivery delivery : night.intake().taken()) {
      reads.put(delivery.id(), delivery.file().name());
    }
    for (Refusal refusal : night.intake().refused()) {
      reads.put(refusal.id(), refusal.file().name() + " " + refusal.reason());
    }
    for (KindIntake kind : night.kinds()) {
      reads.put(kind.table().toString(), Long.toString(night.tables().rowsReleased(kind.table())));
    }
    reads.put("released", Long.toString(night.tables().rowsReleased(output())));
    return reads;
  }

  @Override
  public void write(NightContext night, Attempt attempt) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (KindIntake kind : night.kinds()) {
      Map<String, Map<Outcome, Long>> counts = kind.decisions().counts();
      Map<String, OffsetDateTime> newest = newestEvents(kind, night);
      for (Delivery delivery : kind.deliveries()) {
        Map<String, Object> row =
            DeliveryLog.taken(delivery, counts.getOrDefault(delivery.id(), Map.of()), night.date());
        row.put("newest_event", newest.get(delivery.id()));
        rows.add(row);
      }
    }
    night
        .intake()
        .refused()
        .forEach(
            refusal ->
                rows.add(DeliveryLog.refused(refusal, night.settings().sources(), night.date())));
    attempt.append(rows);
  }

  /** By delivery, over the rows that it set. */
  private static Map<String, OffsetDateTime> newestEvents(KindIntake kind, NightContext night) {
    String time = EVENT_TIME.get(kind.table());
    Map<String, OffsetDateTime> newest = new TreeMap<>();
    if (time == null) {
      return newest;
    }
    Object[] tonight = kind.deliveries().stream().map(Delivery::id).toArray();
    night
        .tables()
        .read(kind.table())
        .filter(col("_row.delivery").isin(tonight))
        .groupBy(col("_row.delivery"))
        .agg(max(col(time)).as("newest"))
        .filter(col("newest").isNotNull())
        .collectAsList()
        .forEach(
            row ->
                newest.put(
                    row.getString(0), row.getTimestamp(1).toInstant().atOffset(ZoneOffset.UTC)));
    return newest;
  }
}
