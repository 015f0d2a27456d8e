package citylake.orchestration.night;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import citylake.ddl.TableContract;
import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.etl.dump.DumpSource;
import citylake.etl.dump.DumpUnion;
import citylake.etl.outcome.Decisions;
import citylake.etl.source.Source;
import citylake.lake.NightTables;
import citylake.orchestration.delivery.Delivery;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** One night's deliveries of one kind, as datasets, and what becomes of their records. */
final class KindIntake implements AutoCloseable {
  private final TableName table;
  private final List<Delivery> deliveries;
  private final SparkSession session;
  private final NightTables tables;
  private final LocalDate night;
  private Map<Source, Dataset<Row>> dumps;
  private Decisions decisions;

  KindIntake(
      TableName table,
      List<Delivery> deliveries,
      SparkSession session,
      NightTables tables,
      LocalDate night) {
    this.table = table;
    this.deliveries = List.copyOf(deliveries);
    this.session = session;
    this.tables = tables;
    this.night = night;
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

  /** The sources of these deliveries, each with its records as the dump has them. */
  Map<Source, Dataset<Row>> dumps() {
    if (dumps == null) {
      dumps = open();
    }
    return dumps;
  }

  private Map<Source, Dataset<Row>> open() {
    Map<Source, List<Delivery>> bySource =
        deliveries.stream()
            .collect(
                Collectors.groupingBy(Delivery::source, LinkedHashMap::new, Collectors.toList()));
    Map<Source, Dataset<Row>> opened = new LinkedHashMap<>();
    bySource.forEach((source, files) -> opened.put(source, dump(source, files)));
    return opened;
  }

  /** The same made of the dumps of every source, as one table. */
  private Dataset<Row> ofEach(BiFunction<Source, Dataset<Row>, Dataset<Row>> made) {
    return DumpUnion.of(
        dumps().entrySet().stream()
            .map(entry -> made.apply(entry.getKey(), entry.getValue()))
            .toList());
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
  Decisions decisions() {
    if (decisions == null) {
      Dataset<Row> candidates =
          ofEach(
              (source, dump) ->
                  source.candidates(dump, night).withColumn("_source", lit(source.name())));
      decisions = Decisions.of(candidates, existing(), contract().keyColumns(), size());
    }
    return decisions;
  }

  private long size() {
    return tables.releasedRowCount(table)
        + deliveries.stream().mapToLong(delivery -> delivery.scan().records()).sum();
  }

  /**
   * Released rows of the cities that delivered; empty where the table has none, which spares the
   * look.
   */
  private Optional<Dataset<Row>> existing() {
    if (tables.releasedRowCount(table) == 0) {
      return Optional.empty();
    }
    return Optional.of(tables.readReleased(table).filter(col("city_code").isin(cityCodes())));
  }

  private Object[] cityCodes() {
    return deliveries.stream()
        .map(delivery -> delivery.source().city().cityCode())
        .distinct()
        .sorted()
        .toArray();
  }

  @Override
  public void close() {
    if (decisions != null) {
      decisions.release();
    }
  }
}
