package citylake.orchestration.trace;

import static org.apache.spark.sql.functions.col;

import citylake.ddl.TableContract;
import citylake.ddl.TableContracts;
import citylake.ddl.Tables;
import citylake.etl.source.Source;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.Row;

/** Follows a row of a standard table back to its record, and through all records of its key. */
final class RowTracer {
  private final ReleaseView lake;
  private final List<Source> sources;
  private final boolean withRaw;

  RowTracer(ReleaseView lake, List<Source> sources, boolean withRaw) {
    this.lake = lake;
    this.sources = sources;
    this.withRaw = withRaw;
  }

  /**
   * @throws NothingThere when the release has no row of that key
   */
  RowTrace trace(Key key) {
    Row row = lake.row(key).orElseThrow(() -> noSuchRow(key));
    Row tags = row.getAs("_row");
    RawRecord record = record(tags);
    Source source =
        sources.stream()
            .filter(known -> known.name().equals(record.source()))
            .findFirst()
            .orElse(null);
    Charset encoding = source == null ? StandardCharsets.UTF_8 : source.dumpShape().textEncoding();
    TableContract contract = TableContracts.of(key.table());
    KeptDecisions decisions = new KeptDecisions(lake, record.source());
    Map<RawRecord, Row> ofKey =
        source == null ? Map.of() : recordsOfKey(source, key, record, decisions);
    Row now = ofKey.get(record);
    ColumnRules rules = new ColumnRules(contract, source, decisions.effective(record), withRaw);
    return new RowTrace(
        lake.release().number(),
        lake.release().night(),
        key.table().toString(),
        contract.grain(),
        key.plain(),
        row.getAs("_state"),
        RecordTrace.of(
            record,
            source == null ? null : source.vendor().name(),
            encoding,
            withRaw,
            PlainValue.hex(tags, "content_hash"),
            new LandedFiles(lake).withText(record.delivery(), source)),
        source == null ? null : decisions.repair(record, source.dumpShape()).orElse(null),
        rules.columns(row, now),
        row.getList(row.fieldIndex("_issues")),
        now == null ? null : rules.agree(row, now),
        remark(source, record, now),
        history(row, tags, record, ofKey, decisions.refused(ofKey.keySet()), encoding));
  }

  private RawRecord record(Row tags) {
    RawRecords.Place place =
        new RawRecords.Place(tags.getAs("delivery"), tags.<Long>getAs("record_no"));
    return new RawRecords(lake)
        .at(tags.getAs("source"), List.of(place)).stream()
            .findFirst()
            .orElseThrow(() -> noEvidence(place, tags.getAs("source"), tags.getAs("file")));
  }

  private IllegalStateException noEvidence(RawRecords.Place place, String source, String file) {
    String kind = source.substring(source.indexOf('.') + 1);
    return lake.purges()
        .gone(Tables.RAW_RECORD.toString(), kind)
        .filter(gone -> place.delivery().compareTo(gone.lastNight().plusDays(1).toString()) < 0)
        .map(
            gone ->
                new IllegalStateException(
                    "Cannot show the evidence of this row: record %d of delivery %s was past its period of %s and was deleted (citylake purge --list). The row stays until its own period is over."
                        .formatted(place.recordNo(), place.delivery(), gone.period())))
        .orElseGet(
            () ->
                new IllegalStateException(
                    "Cannot find the evidence of this row: raw.record of release %d has no record %d of delivery %s. Look for the file itself: %s"
                        .formatted(
                            lake.release().number(), place.recordNo(), place.delivery(), file)));
  }

  private NothingThere noSuchRow(Key key) {
    TableContract contract = TableContracts.of(key.table());
    return new NothingThere(
        "Cannot find a row with %s in %s: release %d has none. Its key columns are, in this order: %s; %s. Records that were refused: citylake quarantine list"
            .formatted(
                key.words(),
                key.table(),
                lake.release().number(),
                String.join(", ", contract.keyColumns()),
                lake.example(contract)));
  }

  /** Every readable record of the key with what the SELECT makes of it, this one among them. */
  private Map<RawRecord, Row> recordsOfKey(
      Source source, Key key, RawRecord record, KeptDecisions decisions) {
    Set<RawRecord> maybe = new LinkedHashSet<>(List.of(record));
    List<byte[]> texts =
        searchTexts(key, decisions.effective(record), source.dumpShape().textEncoding());
    new RawRecords(lake)
        .at(source.name(), decisions.repaired()).stream()
            .filter(other -> !place(other).equals(place(record)))
            .forEach(maybe::add);
    if (!texts.isEmpty()) {
      new RawRecords(lake)
          .containing(source.name(), texts).stream()
              .filter(other -> !place(other).equals(place(record)))
              .filter(other -> !decisions.repaired().contains(place(other)))
              .forEach(maybe::add);
    }
    Map<RawRecords.Place, Row> candidates = new HashMap<>();
    for (Row candidate :
        new RuleReplay(lake.session(), source)
            .candidates(maybe.stream().map(decisions::effective).toList())) {
      RawRecords.Place at =
          new RawRecords.Place(candidate.getAs("_delivery"), candidate.<Long>getAs("_record_no"));
      candidates.put(at, candidate);
    }
    Map<RawRecord, Row> ofKey = new HashMap<>();
    for (RawRecord each : maybe) {
      Row candidate = candidates.get(place(each));
      boolean isOfKey =
          key.values().entrySet().stream()
              .allMatch(e -> Objects.equals(candidate.getAs(e.getKey()), e.getValue()));
      if (isOfKey || each.equals(record)) {
        ofKey.put(each, candidate);
      }
    }
    return ofKey;
  }

  /** Those values of the key that stand in the record as they are; the city's code never does. */
  private static List<byte[]> searchTexts(Key key, RawRecord record, Charset encoding) {
    String text = record.text(encoding);
    return key.values().entrySet().stream()
        .filter(entry -> !entry.getKey().equals("city_code"))
        .map(entry -> entry.getValue().toString())
        .filter(text::contains)
        .distinct()
        .map(value -> value.getBytes(encoding))
        .toList();
  }

  private RowTrace.History history(
      Row row,
      Row tags,
      RawRecord record,
      Map<RawRecord, Row> ofKey,
      Set<RawRecords.Place> refused,
      Charset encoding) {
    KeyPlay play = new KeyPlay(vendors(ofKey.keySet()));
    ofKey.forEach((each, candidate) -> play.add(each, candidate, refused.contains(place(each))));
    return new RowTrace.History(
        tags.getAs("first_seen"),
        tags.getAs("last_seen"),
        tags.<Integer>getAs("superseded"),
        row.getAs("retracted_in"),
        play.play(place(record), withRaw ? encoding : null));
  }

  /** Which vendor's platform each record's delivery came from, as the night wrote it down. */
  private Map<String, String> vendors(Set<RawRecord> records) {
    if (records.isEmpty()) {
      return Map.of();
    }
    Object[] deliveries = records.stream().map(RawRecord::delivery).distinct().toArray();
    Map<String, String> vendors = new HashMap<>();
    lake.rows(Tables.OPS_DELIVERY, rows -> rows.filter(col("delivery").isin(deliveries)))
        .forEach(row -> vendors.put(row.getAs("delivery"), row.getAs("vendor")));
    return vendors;
  }

  private static String remark(Source source, RawRecord record, Row now) {
    if (source == null) {
      return "Source %s is not declared here, so its rules cannot be shown: name its folder with --sources."
          .formatted(record.source());
    }
    return now == null
        ? "The rules of %s could not be applied again.".formatted(source.name())
        : null;
  }

  private static RawRecords.Place place(RawRecord record) {
    return new RawRecords.Place(record.delivery(), record.recordNo());
  }
}
