package citylake.lake;

import citylake.ddl.TableName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.jdbc.UncheckedSQLException;

/**
 * The lake's tables through Iceberg's Java interface: milliseconds where Spark takes half a second,
 * and usable before any session exists.
 */
public final class LakeCatalog implements AutoCloseable {
  /**
   * The name under which the catalog keeps its rows; every client of this lake must use the same.
   */
  public static final String NAME = "lake";

  private final LakeHome home;
  private final Catalog catalog;

  private LakeCatalog(LakeHome home, Catalog catalog) {
    this.home = home;
    this.catalog = catalog;
  }

  /**
   * Opens the catalog, making an empty one where there is none.
   *
   * @throws IllegalStateException when the catalog cannot be read; for a lake that lies elsewhere
   *     than where it was made, or that a newer build has changed; for readers too, because a
   *     migration may change what a column means, and a wrong figure is worse than none
   */
  public static LakeCatalog open(LakeHome home) {
    try {
      Files.createDirectories(home.local());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to open the lake: its folder %s cannot be made".formatted(home.local()), e);
    }
    LakeCatalog opened = null;
    try {
      opened =
          new LakeCatalog(
              home,
              CatalogUtil.buildIcebergCatalog(
                  NAME, home.catalogProperties(), LocalFiles.configuration()));
      new LakePlace(home).refuseElsewhere();
      new MigrationRunner(opened).refuseNewer();
      return opened;
    } catch (UncheckedSQLException | SQLException e) {
      throw closing(opened, unreadable(home, e));
    } catch (RuntimeException e) {
      throw closing(opened, e);
    }
  }

  private static RuntimeException unreadable(LakeHome home, Exception failure) {
    Throwable cause =
        failure instanceof UncheckedSQLException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return new IllegalStateException(
        "Failed to open the catalog of the lake %s: %s. Nothing was changed. Look whether catalog.db is yours to read and write and the disk has room; a broken one comes back from the backup, together with warehouse/."
            .formatted(home.local(), cause.getMessage()),
        failure);
  }

  private static RuntimeException closing(LakeCatalog opened, RuntimeException refusal) {
    try {
      if (opened != null) {
        opened.close();
      }
    } catch (IOException e) {
      refusal.addSuppressed(e);
    }
    return refusal;
  }

  public LakeHome home() {
    return home;
  }

  /** The table as it is now. */
  public Table load(TableName name) {
    return catalog.loadTable(identifier(name));
  }

  public boolean exists(TableName name) {
    return catalog.tableExists(identifier(name));
  }

  /** All tables, in the order of their names. */
  public List<TableName> tables() {
    return ((SupportsNamespaces) catalog)
        .listNamespaces().stream()
            .flatMap(namespace -> catalog.listTables(namespace).stream())
            .map(id -> new TableName(id.namespace().level(0), id.name()))
            .sorted()
            .toList();
  }

  Map<String, String> namespaceProperties(Namespace namespace) {
    SupportsNamespaces namespaces = (SupportsNamespaces) catalog;
    return namespaces.namespaceExists(namespace)
        ? namespaces.loadNamespaceMetadata(namespace)
        : Map.of();
  }

  void setNamespaceProperty(Namespace namespace, String key, String value) {
    SupportsNamespaces namespaces = (SupportsNamespaces) catalog;
    if (!namespaces.namespaceExists(namespace)) {
      namespaces.createNamespace(namespace);
    }
    namespaces.setProperties(namespace, Map.of(key, value));
  }

  static TableIdentifier identifier(TableName name) {
    return TableIdentifier.of(Namespace.of(name.layer()), name.table());
  }

  @Override
  public void close() throws IOException {
    if (catalog instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        throw new IOException("Failed to close the catalog of " + home.warehouse(), e);
      }
    }
  }
}
