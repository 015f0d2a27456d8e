package citylake.orchestration.trace;

import citylake.etl.format.DumpShape;
import citylake.orchestration.quarantine.Choice;
import citylake.orchestration.quarantine.Decision;
import citylake.orchestration.quarantine.Decision.Action;
import citylake.orchestration.quarantine.Quarantine;
import citylake.orchestration.quarantine.RefusedRecord;
import citylake.orchestration.quarantine.Standing;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people have decided about the records of one source, as far as it has been carried out. */
final class KeptDecisions {
  private final Quarantine quarantine;
  private final String source;
  private final Map<RawRecords.Place, Decision> repairs = new HashMap<>();

  KeptDecisions(ReleaseView lake, String source) {
    this.quarantine = lake.quarantine();
    this.source = source;
    quarantine.decisions().stream()
        .filter(decision -> decision.action() == Action.REPAIR)
        .filter(decision -> decision.source().equals(source))
        .filter(decision -> !quarantine.waiting().contains(decision))
        .forEach(
            decision ->
                repairs.put(
                    new RawRecords.Place(decision.delivery(), decision.records().get(0)),
                    decision));
    if (!repairs.isEmpty()) {
      repairs.keySet().retainAll(places(quarantine.records(repaired(source))));
    }
  }

  /** A repair counts as long as its record is refused as delivered. */
  private Choice repaired(String source) {
    List<Long> numbers = repairs.keySet().stream().map(RawRecords.Place::recordNo).toList();
    return new Choice(null, source, null, null, null, numbers, null);
  }

  private static Set<RawRecords.Place> places(List<RefusedRecord> records) {
    Set<RawRecords.Place> places = new HashSet<>();
    records.forEach(each -> places.add(new RawRecords.Place(each.delivery(), each.recordNo())));
    return places;
  }

  /** Where the source's repaired records lie. */
  Set<RawRecords.Place> repaired() {
    return Set.copyOf(repairs.keySet());
  }

  /** The record with the bytes that it was judged by; hash and place stay those of the file. */
  RawRecord effective(RawRecord record) {
    Decision repair = repairs.get(new RawRecords.Place(record.delivery(), record.recordNo()));
    return repair == null
        ? record
        : new RawRecord(
            record.source(),
            record.night(),
            record.delivery(),
            record.file(),
            record.recordNo(),
            record.byteOffset(),
            repair.record(),
            record.contentHash());
  }

  /** Those of the records that are in quarantine to this day. */
  Set<RawRecords.Place> refused(Collection<RawRecord> records) {
    List<Long> numbers = records.stream().map(RawRecord::recordNo).distinct().toList();
    Set<RawRecords.Place> refused = new HashSet<>();
    if (!numbers.isEmpty()) {
      for (RefusedRecord each :
          quarantine.records(new Choice(null, source, null, null, null, numbers, null))) {
        if (each.state() == Standing.OPEN || each.state() == Standing.DISMISSED) {
          refused.add(new RawRecords.Place(each.delivery(), each.recordNo()));
        }
      }
    }
    return refused;
  }

  /** The repair by which the record became a row; empty for one that is as it was delivered. */
  Optional<RepairTrace> repair(RawRecord record, DumpShape shape) {
    Decision repair = repairs.get(new RawRecords.Place(record.delivery(), record.recordNo()));
    if (repair == null) {
      return Optional.empty();
    }
    Map<String, String> delivered = RecordFields.of(record, shape);
    String run =
        quarantine.records(Choice.of(record.delivery(), record.recordNo())).stream()
            .map(RefusedRecord::run)
            .findFirst()
            .orElse(null);
    return Optional.of(
        new RepairTrace(
            repair.id(),
            repair.by(),
            repair.at(),
            repair.why(),
            run,
            repair.fields().stream()
                .map(
                    field ->
                        new RepairTrace.Field(
                            field.field(),
                            field.beforeHash(),
                            agrees(field.beforeHash(), delivered.get(field.field()))))
                .toList()));
  }

  private static boolean agrees(String beforeHash, String delivered) {
    return beforeHash == null
        ? delivered == null
        : delivered != null
            && beforeHash.equals(RawRecord.sha256(delivered.getBytes(StandardCharsets.UTF_8)));
  }
}
