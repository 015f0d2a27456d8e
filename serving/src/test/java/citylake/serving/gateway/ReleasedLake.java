package citylake.serving.gateway;

import citylake.ddl.TableContract;
import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.lake.Release;
import citylake.lake.Releases;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.Table;
import org.apache.spark.sql.SparkSession;

/**
 * A lake with one release of two tables as their contracts declare them: published.hour_of_week
 * with three rows, standard.crash with one.
 */
final class ReleasedLake implements AutoCloseable {
  private static final List<TableName> RELEASED =
      List.of(Tables.PUBLISHED_HOUR_OF_WEEK, Tables.STANDARD_CRASH);

  private final LakeCatalog catalog;

  private ReleasedLake(LakeCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * @param writing a session whose catalog of that name writes to the lake in the folder
   */
  static ReleasedLake in(Path folder, SparkSession writing, String name) {
    ReleasedLake lake = new ReleasedLake(LakeCatalog.open(LakeHome.in(folder)));
    create(writing, name, Tables.OPS_RELEASE);
    RELEASED.forEach(table -> create(writing, name, table));
    writing.sql(
        """
        INSERT INTO %s.%s (city_code, kind, dow, hour, weight)
        VALUES ('340100', 'crash', 0, 7, 1.5), ('340100', 'crash', 0, 8, 3), ('340200', 'crash', 5, 22, 2)
        """
            .formatted(name, Tables.PUBLISHED_HOUR_OF_WEEK));
    writing.sql(
        "INSERT INTO %s.%s (city_code, crash_no, district, occurred_from) VALUES ('340100', 'c1', 'D1', TIMESTAMP '2026-03-02 07:30:00')"
            .formatted(name, Tables.STANDARD_CRASH));
    lake.release();
    return lake;
  }

  /** The lake that another process made in the folder before. */
  static ReleasedLake again(Path folder) {
    return new ReleasedLake(LakeCatalog.open(LakeHome.in(folder)));
  }

  LakeCatalog catalog() {
    return catalog;
  }

  private static void create(SparkSession writing, String name, TableName table) {
    TableContract contract = TableContracts.of(table);
    writing.sql("CREATE NAMESPACE IF NOT EXISTS %s.%s".formatted(name, table.layer()));
    writing.sql(
        "CREATE TABLE %s.%s (%s) USING iceberg TBLPROPERTIES ('format-version' = '3')"
            .formatted(
                name,
                table,
                contract.columns().stream()
                    .map(column -> column.name() + " " + column.type())
                    .collect(Collectors.joining(", "))));
  }

  private void release() {
    new Releases(catalog)
        .commit(
            new Release(
                1,
                null,
                LocalDate.of(2026, 7, 1),
                "n1",
                "night",
                Instant.parse("2026-07-01T01:00:00Z"),
                RELEASED.stream().map(this::onMain).toList()));
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
