package citylake.orchestration.night;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.etl.outcome.Outcome;
import citylake.etl.source.Source;
import citylake.lake.Attempt;
import citylake.orchestration.delivery.Delivery;
import citylake.orchestration.delivery.Refusal;
import citylake.orchestration.delivery.SideBySide;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Every file of the night → ops.delivery: taken with its account, or refused with its reason. */
final class DeliveryLogStep implements DeliveryStep {
  private final List<TableName> kinds;

  /**
   * @param kinds standard tables that the night has steps for
   */
  DeliveryLogStep(List<TableName> kinds) {
    this.kinds = List.copyOf(kinds);
  }

  @Override
  public String name() {
    return "delivery";
  }

  @Override
  public List<TableName> inputs() {
    return Stream.concat(kinds.stream(), Stream.of(Tables.QUARANTINE_RECORD)).toList();
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
    return 4;
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
      reads.put(delivery.source().name(), delivery.source().declarationHash());
    }
    for (Refusal refusal : night.intake().refused()) {
      reads.put(refusal.id(), refusal.file().name() + " " + refusal.reason());
    }
    for (Source source : night.settings().sources()) {
      if (night.intake().refused().stream().anyMatch(each -> source.name().equals(each.source()))) {
        reads.put(source.name(), source.declarationHash());
      }
    }
    for (KindIntake kind : night.kinds()) {
      reads.put(kind.table().toString(), Long.toString(night.tables().rowsReleased(kind.table())));
    }
    reads.put("released", Long.toString(night.tables().rowsReleased(output())));
    return reads;
  }

  @Override
  public void write(NightContext night, Attempt attempt) {
    OutcomeRemarks before = new OutcomeRemarks(night.tables().releasedRows(output()), night.date());
    List<Map<String, Object>> rows = new ArrayList<>();
    SideBySide.all(
            night.kinds().stream()
                .map(kind -> (Supplier<List<Map<String, Object>>>) () -> taken(kind, night, before))
                .toList())
        .forEach(rows::addAll);
    night
        .intake()
        .refused()
        .forEach(
            refusal ->
                rows.add(DeliveryLog.refused(refusal, night.settings().sources(), night.date())));
    attempt.append(rows);
  }

  private static List<Map<String, Object>> taken(
      KindIntake kind, NightContext night, OutcomeRemarks before) {
    Map<String, Map<Outcome, Long>> counts = kind.decisions().counts();
    RowRemarks remarks = new RowRemarks(kind, night, before);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Delivery delivery : kind.deliveries()) {
      Map<Outcome, Long> became = counts.getOrDefault(delivery.id(), Map.of());
      Map<String, Object> row = DeliveryLog.taken(delivery, became, night.date());
      row.put("remarks", remarks.of(delivery, became));
      row.put("newest_event", remarks.standing().newest(delivery.id()));
      rows.add(row);
    }
    return rows;
  }
}
