package citylake.governance.enforce;

import citylake.ddl.ColumnContract;
import citylake.ddl.TableContract;
import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.lake.Release;
import citylake.lake.Releases;
import citylake.testing.LocalSpark;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** A released lake of a few invented rows in tables as their contracts declare them. */
final class GovernedLake implements AutoCloseable {
  private final SparkSession session;
  private final LakeCatalog catalog;
  private final List<TableName> tables;

  private GovernedLake(SparkSession session, LakeCatalog catalog, List<TableName> tables) {
    this.session = session;
    this.catalog = catalog;
    this.tables = tables;
  }

  /** Tables by name with their rows, each row a SELECT list of the columns that it tells. */
  static GovernedLake of(LocalSpark spark, java.util.Map<TableName, List<String>> rows) {
    GovernedLake lake =
        new GovernedLake(
            spark.session(),
            LakeCatalog.open(LakeHome.in(spark.folder())),
            List.copyOf(rows.keySet()));
    lake.create(TableContracts.of(Tables.OPS_RELEASE));
    rows.keySet().forEach(table -> lake.create(TableContracts.of(table)));
    rows.forEach(lake::insert);
    lake.release(1, lake.tables());
    return lake;
  }

  /** The tables that releases hold. */
  List<TableName> tables() {
    return tables;
  }

  LakeCatalog catalog() {
    return catalog;
  }

  private void create(TableContract contract) {
    session.sql("CREATE NAMESPACE IF NOT EXISTS lake." + contract.name().layer());
    String columns =
        contract.columns().stream()
            .map(column -> column.name() + " " + column.type())
            .collect(Collectors.joining(", "));
    session.sql(
        "CREATE TABLE lake.%s (%s) USING iceberg TBLPROPERTIES ('format-version' = '3')"
            .formatted(contract.name(), columns));
  }

  private void insert(TableName name, List<String> rows) {
    Dataset<Row> told =
        rows.stream()
            .map(row -> session.sql("SELECT " + row))
            .reduce((one, other) -> one.unionByName(other, true))
            .orElseThrow();
    TableContract contract = TableContracts.of(name);
    StructType types =
        StructType.fromDDL(
            contract.columns().stream()
                .map(column -> column.name() + " " + column.type())
                .collect(Collectors.joining(", ")));
    Dataset<Row> whole =
        told.select(
                contract.columns().stream()
                    .map(column -> column(told, column, types))
                    .toArray(org.apache.spark.sql.Column[]::new))
            .coalesce(1);
    try {
      whole.writeTo("lake." + name).append();
    } catch (NoSuchTableException impossible) {
      throw new IllegalStateException("Cannot find the table just made: " + name, impossible);
    }
  }

  private static org.apache.spark.sql.Column column(
      Dataset<Row> told, ColumnContract column, StructType types) {
    StructField field = types.apply(column.name());
    boolean isTold = List.of(told.columns()).contains(column.name());
    return (isTold ? told.col(column.name()) : functions.lit(null))
        .cast(field.dataType())
        .as(column.name());
  }

  /** Releases what the tables hold now. */
  void release(long number, List<TableName> tables) {
    new Releases(catalog)
        .commit(
            new Release(
                number,
                number == 1 ? null : number - 1,
                LocalDate.of(2026, 7, 1),
                "n" + number,
                "night",
                Instant.parse("2026-07-01T01:00:00Z"),
                tables.stream().map(this::onMain).toList()));
  }

  private Release.ReleasedTable onMain(TableName name) {
    Table table = catalog.load(name);
    return new Release.ReleasedTable(
        name, table.currentSnapshot().snapshotId(), table.schema().schemaId(), "hash");
  }

  @Override
  public void close() throws IOException {
    catalog.close();
  }
}
