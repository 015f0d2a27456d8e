package citylake.orchestration.quarantine;

import static org.apache.spark.sql.functions.lit;

import citylake.ddl.Sha256;
import citylake.etl.dump.KeptRecords;
import citylake.etl.format.DumpShape;
import citylake.etl.format.OneRecord;
import citylake.etl.format.RecordText;
import citylake.etl.source.RowColumns;
import citylake.etl.source.Source;
import citylake.etl.standard.StandardKind;
import citylake.orchestration.quarantine.Decision.Action;
import citylake.orchestration.quarantine.Decision.ChangedField;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * One refused record as it should have been, checked against the dump's contract and today's rules
 * before anything is written.
 */
public final class Repair {
  private static final StructType KEPT =
      new StructType()
          .add("delivery", DataTypes.StringType)
          .add("file", DataTypes.StringType)
          .add("record_no", DataTypes.LongType)
          .add("byte_offset", DataTypes.LongType)
          .add("record", DataTypes.BinaryType)
          .add("content_hash", DataTypes.BinaryType)
          .add("night", DataTypes.StringType);

  private static final String RETRACT = "retract";

  private final Quarantine quarantine;
  private final RefusedRecord record;
  private final Source source;
  private final byte[] repaired;
  private final boolean sparesExisting;
  private final boolean bringsFaults;

  private Repair(
      Quarantine quarantine,
      RefusedRecord record,
      Source source,
      byte[] repaired,
      boolean sparesExisting,
      boolean bringsFaults) {
    this.quarantine = quarantine;
    this.record = record;
    this.source = source;
    this.repaired = repaired;
    this.sparesExisting = sparesExisting;
    this.bringsFaults = bringsFaults;
  }

  /** The same, but refused where it would correct a record that is there. */
  public Repair sparingExisting() {
    return new Repair(quarantine, record, source, repaired, true, bringsFaults);
  }

  /** The same, also where it brings faults that the record did not have. */
  public Repair bringingFaults() {
    return new Repair(quarantine, record, source, repaired, sparesExisting, true);
  }

  /**
   * Some fields get another text.
   *
   * @throws InvalidRepair when a field is not in the contract, a text cannot be written in the
   *     dump's form, or the record does not split, so that it has no fields
   */
  public static Repair setting(
      Quarantine quarantine, RefusedRecord record, Source source, Map<String, String> texts) {
    DumpShape shape = source.dumpShape();
    for (String field : texts.keySet()) {
      if (!shape.fields().contains(field)) {
        throw new InvalidRepair(
            "Invalid field '%s': the contract of %s has none of that name. Nothing was written. Its fields: %s."
                .formatted(field, source.name(), RecordText.names(shape)));
      }
    }
    OneRecord before = OneRecord.of(record.bytes(), shape);
    if (before.fault() != null) {
      throw new InvalidRepair(
          "Cannot set fields of %s: it does not split into fields (%s). Nothing was written. Give the whole record with --edit FILE."
              .formatted(record.place(), before.fault()));
    }
    List<String> values = new ArrayList<>(before.fields());
    texts.forEach((field, text) -> values.set(shape.fields().indexOf(field), text));
    try {
      return new Repair(quarantine, record, source, RecordText.of(values, shape), false, false);
    } catch (IllegalArgumentException e) {
      throw new InvalidRepair(e.getMessage() + " Nothing was written.");
    }
  }

  /** The whole record gets another text, in the file's own encoding; a line end behind it goes. */
  public static Repair replacing(
      Quarantine quarantine, RefusedRecord record, Source source, byte[] text) {
    int end = text.length;
    while (end > 0 && (text[end - 1] == '\n' || text[end - 1] == '\r')) {
      end--;
    }
    return new Repair(quarantine, record, source, Arrays.copyOf(text, end), false, false);
  }

  /**
   * Writes the repair down.
   *
   * @return empty when the very same repair is on record already: nothing was written
   * @throws InvalidRepair when the record would be refused again for what it says
   * @throws CannotDecide when somebody else has decided about the record, or it spares the existing
   *     and has the key of one, or has faults that the record did not have
   */
  public Optional<Decision> record(DecisionBook book, String by, String why, Clock clock) {
    if (isOnRecord(book.all())) {
      return Optional.empty();
    }
    OneRefusal.refuseUnlessOpen(record, book.all(), quarantine::waits, Action.REPAIR);
    List<ChangedField> changed = changed();
    Row candidate = refuseWhatTheContractRefuses();
    if (!bringsFaults) {
      refuseNewFaults(candidate);
    }
    if (sparesExisting) {
      refuseOverExisting(candidate);
    }
    Decision decision =
        Decision.repair(
            record.source(),
            record.cityCode(),
            record.delivery(),
            record.recordNo(),
            by,
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            why,
            changed,
            repaired);
    boolean[] isSame = {false};
    book.add(
        decisions -> {
          isSame[0] = isOnRecord(decisions);
          if (isSame[0]) {
            return List.of();
          }
          OneRefusal.refuseUnlessOpen(record, decisions, quarantine::waits, Action.REPAIR);
          return List.of(decision);
        });
    return isSame[0] ? Optional.empty() : Optional.of(decision);
  }

  private boolean isOnRecord(List<Decision> decisions) {
    return OneRefusal.newest(record, decisions)
        .filter(newest -> newest.action() == Action.REPAIR)
        .filter(newest -> quarantine.waits(newest) || record.state() == Standing.REPAIRED)
        .filter(newest -> Arrays.equals(newest.record(), repaired))
        .isPresent();
  }

  private List<ChangedField> changed() {
    DumpShape shape = source.dumpShape();
    OneRecord after = OneRecord.of(repaired, shape);
    if (after.fault() != null) {
      throw new InvalidRepair(
          "Invalid repair of %s: %s. Nothing was written."
              .formatted(record.place(), after.fault()));
    }
    OneRecord before = OneRecord.of(record.bytes(), shape);
    List<ChangedField> changed = new ArrayList<>();
    for (int i = 0; i < shape.fields().size(); i++) {
      String field = shape.fields().get(i);
      if (before.fault() != null) {
        changed.add(new ChangedField(field, null));
      } else if (!before.fields().get(i).equals(after.fields().get(i))) {
        byte[] text = before.fields().get(i).getBytes(StandardCharsets.UTF_8);
        changed.add(new ChangedField(field, Sha256.hex(text)));
      }
    }
    if (changed.isEmpty()) {
      throw new InvalidRepair(
          "Invalid repair of %s: it changes no field. Nothing was written. To judge it again as it is: citylake quarantine replay"
              .formatted(record.place()));
    }
    return changed;
  }

  /** What the rules say of the record alone. */
  private Row refuseWhatTheContractRefuses() {
    Row candidate = candidate(repaired);
    String fault = candidate.getAs("_fault");
    if (fault != null) {
      throw new InvalidRepair(
          "Invalid repair of %s: as repaired it would be refused again (%s). Nothing was written."
              .formatted(record.place(), fault));
    }
    return candidate;
  }

  /** What a row of the record says to be wrong with it, or lacks, and did not as delivered. */
  private void refuseNewFaults(Row candidate) {
    List<String> faults = new ArrayList<>(issues(candidate));
    List<String> lost = List.of();
    if (OneRecord.of(record.bytes(), source.dumpShape()).fault() == null) {
      Row delivered = candidate(record.bytes());
      faults.removeAll(issues(delivered));
      lost =
          Arrays.stream(candidate.schema().fieldNames())
              .filter(column -> !column.startsWith("_"))
              .filter(column -> candidate.getAs(column) == null)
              .filter(column -> delivered.getAs(column) != null)
              .toList();
    }
    if (!faults.isEmpty() || !lost.isEmpty()) {
      throw new CannotDecide(
          "Cannot repair %s without a further word: as repaired it would be worse than as delivered%s%s. Nothing was written. If that is meant: the same with --with-faults. Otherwise look at the values."
              .formatted(
                  record.place(),
                  faults.isEmpty() ? "" : "; new faults: " + String.join(", ", faults),
                  lost.isEmpty() ? "" : "; no longer given: " + String.join(", ", lost)));
    }
  }

  private static List<String> issues(Row candidate) {
    List<String> issues = candidate.getList(candidate.fieldIndex(RowColumns.ISSUES_COLUMN));
    return issues == null ? List.of() : issues;
  }

  private Row candidate(byte[] text) {
    Row kept =
        RowFactory.create(
            record.delivery(),
            record.file(),
            record.recordNo(),
            record.byteOffset(),
            text,
            new byte[0],
            record.night().toString());
    return source
        .candidates(
            KeptRecords.split(
                quarantine.session().createDataFrame(List.of(kept), KEPT), source.dumpShape()),
            record.night())
        .withColumn("_source", lit(source.name()))
        .head();
  }

  /** A retraction is of a record that is there; anything else with its key would correct that. */
  private void refuseOverExisting(Row candidate) {
    StandardKind kind = source.standardKind();
    if (candidate.<String>getAs("_operation").equals(RETRACT)) {
      return;
    }
    Optional<String> firstSeen = quarantine.firstSeen(kind.table(), kind.key(), candidate);
    if (firstSeen.isPresent()) {
      throw new CannotDecide(
          "Cannot repair %s without a further word: as repaired it has the key of a record that is there since delivery %s (%s), and would correct that one. Nothing was written. If that is meant: the same with --over-existing. Otherwise look at the number."
              .formatted(
                  record.place(),
                  firstSeen.get(),
                  kind.key().stream()
                      .map(column -> column + " = " + candidate.getAs(column))
                      .collect(Collectors.joining(", "))));
    }
  }
}
