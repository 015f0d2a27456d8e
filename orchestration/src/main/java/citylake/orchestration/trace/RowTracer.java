package citylake.orchestration.trace;

import static org.apache.spark.sql.functions.col;

import citylake.ddl.TableContract;
import citylake.ddl.TableContracts;
import citylake.ddl.Tables;
import citylake.etl.source.Source;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
    KeyRecords ofKey = KeyRecords.of(lake, key, record, decisions, alike(source));
    Row now = ofKey.candidates().get(record);
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
        history(row, tags, record, ofKey));
  }

  /**
   * The source, and the same dump under other names of the city: one that was renamed keeps its
   * code, and the old file.
   */
  private List<Source> alike(Source source) {
    return source == null
        ? List.of()
        : Stream.concat(
                Stream.of(source),
                sources.stream()
                    .filter(other -> !other.name().equals(source.name()))
                    .filter(other -> other.dump().equals(source.dump()))
                    .filter(other -> other.city().cityCode().equals(source.city().cityCode())))
            .toList();
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

  private RowTrace.History history(Row row, Row tags, RawRecord shown, KeyRecords ofKey) {
    KeyPlay play = new KeyPlay(vendors(ofKey.candidates().keySet()));
    ofKey
        .candidates()
        .forEach((each, candidate) -> play.add(each, candidate, ofKey.isRefused(each)));
    return RowTrace.History.of(
        tags.getAs("first_seen"),
        tags.getAs("last_seen"),
        tags.<Integer>getAs("superseded"),
        row.getAs("retracted_in"),
        play.play(shown.place(), withRaw ? ofKey::text : null));
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
}
