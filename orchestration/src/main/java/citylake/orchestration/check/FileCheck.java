package citylake.orchestration.check;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import citylake.ddl.TableContract;
import citylake.ddl.TableContracts;
import citylake.etl.dump.DumpSource;
import citylake.etl.dump.LandedFile;
import citylake.etl.landing.DeliveryRefused;
import citylake.etl.landing.DeliveryScan;
import citylake.etl.landing.Scan;
import citylake.etl.landing.ScanLimits;
import citylake.etl.outcome.Decisions;
import citylake.etl.outcome.Numbering;
import citylake.etl.outcome.Outcome;
import citylake.etl.outcome.RefusalWords;
import citylake.etl.outcome.Replaced;
import citylake.etl.outcome.StandardRows;
import citylake.etl.source.ColumnRule;
import citylake.etl.source.Source;
import citylake.orchestration.check.CheckReport.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * Takes one file through the night's own scan, SELECT and decisions, on an empty lake.
 *
 * <p>The file is read as a stream and is nowhere copied to; memory does not grow with it.
 *
 * @param night the date that counts as today
 * @param limit findings that are listed; all are counted
 * @param isWithheld whether no value of any field is shown
 */
public record FileCheck(Source source, LocalDate night, int limit, boolean isWithheld) {
  private static final String DELIVERY = "check";

  /** Columns that say when, what and where, of all kinds: a row without them says little. */
  private static final List<String> SAYING =
      List.of(
          "occurred_from",
          "requested_at",
          "passed_at",
          "offence_code",
          "crash_code",
          "request_code",
          "lon");

  /**
   * @param sessions asked for a session for so many records, unless the file as a whole is refused
   */
  public CheckReport run(Path file, LongFunction<SparkSession> sessions) throws IOException {
    String name = String.valueOf(file.getFileName());
    try (InputStream bytes = Files.newInputStream(file)) {
      Scan scan =
          DeliveryScan.scan(
              bytes, OutputStream.nullOutputStream(), source.dumpShape(), name, ScanLimits.DEFAULT);
      return records(file, name, scan, sessions.apply(scan.records()));
    } catch (DeliveryRefused e) {
      return new CheckReport(
          name,
          source.name(),
          e.getMessage(),
          e.reason(),
          0,
          Map.of(),
          List.of(),
          null,
          List.of(),
          notGiven(),
          notes());
    }
  }

  private CheckReport records(Path file, String name, Scan scan, SparkSession session) {
    LandedFile landed =
        new LandedFile(
            file.toAbsolutePath().toString(), DELIVERY, name, scan.gzip(), scan.splits());
    Dataset<Row> dump =
        session
            .read()
            .format(DumpSource.class.getName())
            .options(DumpSource.options(source.dumpShape(), List.of(landed)))
            .load();
    TableContract contract = TableContracts.of(source.standardKind().table());
    Decisions decisions =
        Decisions.of(
            source.candidates(dump, night).withColumn("_source", lit(source.name())),
            Optional.empty(),
            contract.keyColumns(),
            Numbering.ONE,
            scan.records());
    try {
      Dataset<Row> found = found(dump, decisions, contract).persist(StorageLevel.MEMORY_AND_DISK());
      CheckReport report =
          new CheckReport(
              name,
              source.name(),
              null,
              null,
              scan.records(),
              outcomes(decisions),
              reasons(found),
              replaced(decisions.replaced(DELIVERY)),
              new FindingWords(source, isWithheld).of(first(found), dump),
              notGiven(),
              notes());
      found.unpersist();
      return report;
    } finally {
      decisions.release();
    }
  }

  private static Map<String, Long> outcomes(Decisions decisions) {
    Map<Outcome, Long> counts = decisions.counts().getOrDefault(DELIVERY, Map.of());
    Map<String, Long> outcomes = new LinkedHashMap<>();
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(outcome.name().toLowerCase(Locale.ROOT), counts.getOrDefault(outcome, 0L));
    }
    return outcomes;
  }

  /** {@code record_no, name, is_refused}: every refusal, and every issue of a row that stands. */
  private Dataset<Row> found(Dataset<Row> dump, Decisions decisions, TableContract contract) {
    Dataset<Row> unreadable =
        dump.filter(col("_fault").isNotNull()).select(col("_record_no").as("unreadable_no"));
    Dataset<Row> refused =
        decisions
            .refused()
            .join(unreadable, col("_record_no").equalTo(col("unreadable_no")), "left_outer")
            .select(
                col("_record_no").as("record_no"),
                when(col("unreadable_no").isNotNull(), lit(RefusalWords.UNREADABLE))
                    .otherwise(col("reason"))
                    .as("name"),
                lit(true).as("is_refused"));
    Dataset<Row> issues =
        new StandardRows(decisions, contract.columnNames(), YearMonth.from(night))
            .added()
            .select(
                col("_row.record_no").as("record_no"),
                explode(col("_issues")).as("name"),
                lit(false).as("is_refused"));
    return refused.unionByName(issues);
  }

  private List<Reason> reasons(Dataset<Row> found) {
    FindingWords words = new FindingWords(source, isWithheld);
    List<Reason> reasons = new ArrayList<>();
    for (Row row :
        found
            .groupBy("name", "is_refused")
            .agg(count(lit(1)).as("records"), min("record_no").as("first"))
            .collectAsList()) {
      reasons.add(
          new Reason(
              row.getString(0),
              row.getBoolean(1),
              row.getLong(2),
              row.getLong(3),
              words.inGeneral(row.getString(0), row.getBoolean(1))));
    }
    reasons.sort(
        Comparator.comparing(Reason::isRefused)
            .thenComparing(Reason::records)
            .reversed()
            .thenComparing(Reason::name));
    return List.copyOf(reasons);
  }

  private static Reason replaced(Replaced found) {
    return found.records() == 0
        ? null
        : new Reason(
            "replaces_earlier_record",
            false,
            found.records(),
            found.firstRecordNo(),
            "the record has the number of an earlier record of this same file, and replaces it; wanted: where it is a correction, nothing; where each record is an offence or a victim of its own, a number of its own, or the data team makes the key of more fields");
  }

  private List<Row> first(Dataset<Row> found) {
    return limit == 0
        ? List.of()
        : found.orderBy("record_no", "is_refused", "name").limit(limit).collectAsList();
  }

  /** Columns of the standard table that the SELECT does not give at all. */
  List<String> notGiven() {
    List<String> given = source.select().rules().stream().map(ColumnRule::column).toList();
    List<String> columns = List.of(source.standardKind().columns().fieldNames());
    return SAYING.stream()
        .filter(column -> columns.contains(column) && !given.contains(column))
        .toList();
  }

  /** A field that nobody reads is either of no use, or was forgotten. */
  private List<String> notes() {
    List<String> unused = source.unusedFields();
    return unused.isEmpty()
        ? List.of()
        : List.of(
            "%d of the contract's %d fields are read by no column of the SELECT: %s. Leave them out of the dump, or tell the data team that they are needed."
                .formatted(
                    unused.size(), source.contract().fields().size(), String.join(", ", unused)));
  }
}
