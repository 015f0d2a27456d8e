package citylake.lake;

import citylake.ddl.TableName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.spark.source.SparkTable;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * Spark's view of the lake for every reader: each table at the snapshot of one release, and nothing
 * can be changed.
 *
 * <p>The release is pinned by {@link ReleasedReader} for as long as a statement runs, because Spark
 * loads a table twice (when it resolves the name and again before it executes): unpinned, a join
 * could mix two nights. Without a pin nothing is read. {@code VERSION AS OF 17} means release 17.
 */
public final class ReleaseCatalog extends ReadOnlyCatalog {
  private volatile Pin pinned;

  /** What a step of a night reads; several steps go on in one session, each in its own thread. */
  private final Map<Thread, Pin> ofThread = new ConcurrentHashMap<>();

  /**
   * What is read.
   *
   * @param shown null for all columns
   */
  private record Pin(Release release, Releases source, ShownColumns shown) {
    boolean shows(TableName table) {
      return shown == null || shown.shows(table);
    }
  }

  @Override
  protected Catalog buildIcebergCatalog(String name, CaseInsensitiveStringMap options) {
    return super.buildIcebergCatalog(LakeCatalog.NAME, options);
  }

  /** The catalog through which this session's statements read. */
  static ReleaseCatalog of(SparkSession session) {
    return (ReleaseCatalog)
        ((org.apache.spark.sql.classic.SparkSession) session)
            .sessionState()
            .catalogManager()
            .catalog(SparkSessions.RELEASED);
  }

  /** Until the next call, every table is read as of this release. */
  void pin(Release release, Releases source) {
    pin(release, source, null);
  }

  /**
   * Likewise, and only the columns shown have names: a table without any is not there.
   *
   * @param columns null for all
   */
  void pin(Release release, Releases source, ShownColumns columns) {
    pinned = new Pin(release, source, columns);
  }

  void unpin() {
    pinned = null;
  }

  /**
   * While the work goes on in this thread, and for it alone, every table is read as of this
   * release.
   */
  void pinnedHere(Release release, Releases source, Runnable work) {
    ofThread.put(Thread.currentThread(), new Pin(release, source, null));
    try {
      work.run();
    } finally {
      ofThread.remove(Thread.currentThread());
    }
  }

  /** Null where nothing may be read. */
  private Pin pin() {
    Pin here = ofThread.get(Thread.currentThread());
    return here == null ? pinned : here;
  }

  @Override
  public Table loadTable(Identifier ident) throws NoSuchTableException {
    Pin pin = pin();
    if (pin == null) {
      throw new IllegalStateException(
          "Cannot read %s: no release is pinned; readers go through ReleasedReader"
              .formatted(ident));
    }
    return at(pin, pin.release(), ident);
  }

  @Override
  public Table loadTable(Identifier ident, String version) throws NoSuchTableException {
    Pin pin = pin();
    if (!version.matches("[0-9]{1,18}") || pin == null) {
      throw new IllegalArgumentException(
          "Invalid version of %s: '%s'. VERSION AS OF takes the number of a release; see: citylake release list"
              .formatted(ident, version));
    }
    return at(pin, pin.source().number(Long.parseLong(version)), ident);
  }

  @Override
  public Table loadTable(Identifier ident, long timestampMicros) throws NoSuchTableException {
    throw refused("read by time", ident);
  }

  private Table at(Pin pin, Release release, Identifier ident) throws NoSuchTableException {
    TableName name = tableName(ident);
    Release.ReleasedTable table =
        release.table(name).orElseThrow(() -> new NoSuchTableException(ident));
    ShownColumns columns = pin.shown();
    if (!pin.shows(name)) {
      throw new NoSuchTableException(ident);
    }
    SparkTable at = load(ident, pin, release, table);
    return columns == null
        ? new ReleasedTable(at)
        : ReleasedTable.governed(at, column -> columns.shows(name, column));
  }

  private SparkTable load(Identifier ident, Pin pin, Release release, Release.ReleasedTable table)
      throws NoSuchTableException {
    try {
      return (SparkTable) super.loadTable(ident, Long.toString(table.snapshotId()));
    } catch (RuntimeException e) {
      if (pin.source().holds(table)) {
        throw e;
      }
      throw new IllegalArgumentException(
          "Cannot read %s as of release %d: its states of before were deleted with rows whose period was over. The newest purge and later releases show the rows that stay; see: citylake release list"
              .formatted(table.table(), release.number()),
          e);
    }
  }

  /** Only plain tables have names here: no metadata tables, no branches, no paths. */
  private static TableName tableName(Identifier ident) throws NoSuchTableException {
    if (ident.namespace().length != 1) {
      throw new NoSuchTableException(ident);
    }
    try {
      return new TableName(ident.namespace()[0], ident.name());
    } catch (IllegalArgumentException e) {
      throw new NoSuchTableException(ident);
    }
  }

  @Override
  public Identifier[] listTables(String[] namespace) {
    Pin pin = pin();
    if (pin == null || namespace.length != 1) {
      return new Identifier[0];
    }
    return pin.release().tables().stream()
        .map(Release.ReleasedTable::table)
        .filter(table -> table.layer().equals(namespace[0]))
        .filter(pin::shows)
        .map(table -> Identifier.of(namespace, table.table()))
        .toArray(Identifier[]::new);
  }

  @Override
  public boolean tableExists(Identifier ident) {
    try {
      Pin pin = pin();
      TableName name = tableName(ident);
      return pin != null && pin.release().table(name).isPresent() && pin.shows(name);
    } catch (NoSuchTableException e) {
      return false;
    }
  }
}
