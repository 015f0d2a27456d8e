package citylake.orchestration.night;

import static org.apache.spark.sql.functions.col;

import citylake.ddl.TableContract;
import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.etl.dump.DumpSource;
import citylake.etl.dump.DumpUnion;
import citylake.etl.outcome.Decisions;
import citylake.etl.outcome.KeySpan;
import citylake.etl.outcome.KnownRows;
import citylake.etl.outcome.Numbering;
import citylake.etl.source.Source;
import citylake.etl.standard.CandidateRows;
import citylake.etl.standard.StandardKind;
import citylake.lake.NightTables;
import citylake.orchestration.delivery.Delivery;
import citylake.orchestration.delivery.SideBySide;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** One night's deliveries of one kind, as datasets, and what becomes of their records. */
final class KindIntake implements AutoCloseable {
  /** With fewer rows than this, a look at all their keys costs less than finding the few files. */
  private static final long MANY_ROWS = 100_000;

  private final TableName table;
  private final List<Delivery> deliveries;
  private final SparkSession session;
  private final NightTables tables;
  private final LocalDate night;
  private final Supplier<Numbering> numbering;
  private Decisions decisions;

  KindIntake(
      TableName table,
      List<Delivery> deliveries,
      SparkSession session,
      NightTables tables,
      LocalDate night,
      Supplier<Numbering> numbering) {
    this.table = table;
    this.deliveries = List.copyOf(deliveries);
    this.session = session;
    this.tables = tables;
    this.night = night;
    this.numbering = numbering;
  }

  TableName table() {
    return table;
  }

  List<Delivery> deliveries() {
    return deliveries;
  }

  TableContract contract() {
    return TableContracts.of(table);
  }

  /** The sources of these deliveries, each with its files. */
  Map<Source, List<Delivery>> bySource() {
    return deliveries.stream()
        .collect(Collectors.groupingBy(Delivery::source, LinkedHashMap::new, Collectors.toList()));
  }

  /** The SELECTs of the sources are planned side by side: this takes longer than their rows. */
  private Dataset<Row> candidates() {
    List<Supplier<Dataset<Row>>> selects =
        bySource().entrySet().stream()
            .map(
                of ->
                    (Supplier<Dataset<Row>>)
                        () ->
                            DumpUnion.planned(
                                of.getKey().selected(dump(of.getKey(), of.getValue()), night)))
            .toList();
    return CandidateRows.withFaults(
        DumpUnion.of(SideBySide.all(selects)), StandardKind.named(table.table()));
  }

  /** The records of one of these deliveries as the dump has them. */
  Dataset<Row> dump(Delivery delivery) {
    return dump(delivery.source(), List.of(delivery));
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

  /**
   * What becomes of each record; computed once, from the released rows, so a repeated step decides
   * the same.
   */
  synchronized Decisions decisions() {
    if (decisions == null) {
      decisions =
          Decisions.of(candidates(), known(), contract().keyColumns(), numbering.get(), size());
    }
    return decisions;
  }

  /** Rows that deciding about the records reads, about. */
  long size() {
    return tables.releasedRowCount(table)
        + deliveries.stream().mapToLong(delivery -> delivery.scan().records()).sum();
  }

  /**
   * Released rows of the cities that delivered; empty where the table has none, which spares the
   * look. Where the night brings few keys beside what is there, only files that can hold one of
   * them are opened.
   */
  private Optional<KnownRows> known() {
    long there = tables.releasedRowCount(table);
    if (there == 0) {
      return Optional.empty();
    }
    Dataset<Row> rows =
        tables.readReleased(table).filter(col("city_code").isin((Object[]) cityCodes()));
    if (there < MANY_ROWS || size() - there > there / 2) {
      return Optional.of(KnownRows.all(rows));
    }
    String key = numberColumn();
    return Optional.of(
        new KnownRows(
            rows,
            key,
            tables.releasedBounds(table, key, List.of(cityCodes())).stream()
                .map(file -> new KeySpan(file.cityCode(), file.lower(), file.upper()))
                .toList()));
  }

  /** The key column by which files differ most: the city's own number, not the city. */
  private String numberColumn() {
    return contract().keyColumns().stream()
        .filter(column -> !column.equals("city_code"))
        .findFirst()
        .orElseThrow();
  }

  private String[] cityCodes() {
    return deliveries.stream()
        .map(delivery -> delivery.source().city().cityCode())
        .distinct()
        .sorted()
        .toArray(String[]::new);
  }

  @Override
  public synchronized void close() {
    if (decisions != null) {
      decisions.release();
    }
  }
}
