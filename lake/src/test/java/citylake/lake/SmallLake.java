package citylake.lake;

import citylake.ddl.TableName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Types;

/**
 * A lake of two tables that each hold one row, a version number, and the releases over them; made
 * without Spark in milliseconds.
 */
final class SmallLake implements AutoCloseable {
  static final TableName CRIME = TableName.of("derived.crime_version");
  static final TableName TRAFFIC = TableName.of("derived.traffic_version");
  static final LocalDate NIGHT = LocalDate.of(2026, 7, 1);
  private static final Schema VERSION =
      new Schema(Types.NestedField.required(1, "version", Types.LongType.get()));
  private static final Schema RELEASE =
      new Schema(
          Types.NestedField.required(1, "release_no", Types.LongType.get()),
          Types.NestedField.optional(2, "parent_release_no", Types.LongType.get()),
          Types.NestedField.required(3, "night", Types.DateType.get()),
          Types.NestedField.required(4, "run", Types.StringType.get()),
          Types.NestedField.required(5, "kind", Types.StringType.get()),
          Types.NestedField.required(6, "released_at", Types.TimestampType.withZone()),
          Types.NestedField.required(
              7,
              "tables",
              Types.ListType.ofRequired(
                  8,
                  Types.StructType.of(
                      Types.NestedField.required(9, "table", Types.StringType.get()),
                      Types.NestedField.required(10, "snapshot_id", Types.LongType.get()),
                      Types.NestedField.required(11, "schema_id", Types.IntegerType.get()),
                      Types.NestedField.required(12, "contract_hash", Types.StringType.get())))));

  private final LakeCatalog catalog;

  private SmallLake(LakeCatalog catalog) {
    this.catalog = catalog;
  }

  static SmallLake in(Path folder) throws IOException {
    LakeHome home = LakeHome.in(folder);
    LakeCatalog catalog = LakeCatalog.open(home);
    create(home);
    for (TableName table : List.of(CRIME, TRAFFIC, Releases.TABLE)) {
      Snapshots.birth(catalog.load(table));
    }
    return new SmallLake(catalog);
  }

  private static void create(LakeHome home) throws IOException {
    Catalog tables =
        CatalogUtil.buildIcebergCatalog(
            LakeCatalog.NAME, home.catalogProperties(), new Configuration());
    for (TableName name : List.of(CRIME, TRAFFIC, Releases.TABLE)) {
      var id = LakeCatalog.identifier(name);
      SupportsNamespaces namespaces = (SupportsNamespaces) tables;
      if (!namespaces.namespaceExists(id.namespace())) {
        namespaces.createNamespace(id.namespace());
      }
      tables.createTable(id, name.equals(Releases.TABLE) ? RELEASE : VERSION);
    }
    ((java.io.Closeable) tables).close();
  }

  LakeCatalog catalog() {
    return catalog;
  }

  Releases releases() {
    return new Releases(catalog);
  }

  /** Replaces the table's row on main, which means nothing to readers; gives the snapshot. */
  long write(TableName name, long version) {
    Table table = catalog.load(name);
    table
        .newOverwrite()
        .overwriteByRowFilter(Expressions.alwaysTrue())
        .addFile(SmallTable.write(table, List.of(Map.of("version", version))))
        .commit();
    return table.currentSnapshot().snapshotId();
  }

  /** A release of that number in which both tables are as they lie on main now; not committed. */
  Release prepare(long number, String run) {
    return prepare(number, number == 1 ? null : number - 1, run);
  }

  Release prepare(long number, Long parent, String run) {
    return new Release(
        number,
        parent,
        NIGHT,
        run,
        "night",
        Instant.parse("2026-07-01T01:00:00Z"),
        List.of(onMain(CRIME), onMain(TRAFFIC)));
  }

  private Release.ReleasedTable onMain(TableName name) {
    Table table = catalog.load(name);
    return new Release.ReleasedTable(
        name, table.currentSnapshot().snapshotId(), table.schema().schemaId(), "hash");
  }

  /** Writes the version to both tables and releases it under the same number. */
  Release release(long version) {
    write(CRIME, version);
    write(TRAFFIC, version);
    Release release = prepare(version, "n" + version);
    releases().commit(release);
    return release;
  }

  @Override
  public void close() throws IOException {
    catalog.close();
  }
}
