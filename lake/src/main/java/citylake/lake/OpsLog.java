package citylake.lake;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotAncestryValidator;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.ValidationException;

/**
 * The lake's diary: what runs did and how they were judged. Appended to as it happens, outside of
 * releases.
 */
public final class OpsLog {
  private final LakeCatalog catalog;
  private final String run;

  public OpsLog(LakeCatalog catalog, String run) {
    this.catalog = catalog;
    this.run = run;
  }

  /** Number of this run's next attempt, 1-based. */
  public int nextAttempt() {
    return rows(Tables.OPS_RUN).stream()
            .filter(row -> run.equals(row.get("run")))
            .mapToInt(row -> (Integer) row.get("attempt"))
            .max()
            .orElse(0)
        + 1;
  }

  public void append(TableName name, List<Map<String, Object>> rows) {
    if (!rows.isEmpty()) {
      Table table = catalog.load(name);
      table.newFastAppend().appendFile(SmallTable.write(table, rows)).set(Marks.RUN, run).commit();
    }
  }

  /** The newest commit of a table; empty where it has none, or has not been made yet. */
  public Optional<Long> head(TableName name) {
    return catalog.exists(name)
        ? Optional.ofNullable(catalog.load(name).currentSnapshot()).map(Snapshot::snapshotId)
        : Optional.empty();
  }

  /**
   * Adds the rows if the table's newest commit is still this one (compare-and-set).
   *
   * @param head what {@link #head} said before the rows were made
   * @return false when another commit came in between; nothing was written then
   */
  public boolean appendOn(TableName name, Optional<Long> head, List<Map<String, Object>> rows) {
    Table table = catalog.load(name);
    SnapshotAncestryValidator isStillHead =
        ancestors -> {
          Iterator<Snapshot> newest = ancestors.iterator();
          return head.equals(
              newest.hasNext() ? Optional.of(newest.next().snapshotId()) : Optional.empty());
        };
    try {
      table
          .newFastAppend()
          .appendFile(SmallTable.write(table, rows))
          .set(Marks.RUN, run)
          .validateWith(isStillHead)
          .commit();
      return true;
    } catch (ValidationException e) {
      return false;
    }
  }

  /** All rows, in no particular order; none where the table has not been made yet. */
  public List<Map<String, Object>> rows(TableName name) {
    if (!catalog.exists(name)) {
      return List.of();
    }
    Table table = catalog.load(name);
    return table.currentSnapshot() == null
        ? List.of()
        : SmallTable.rows(table, table.currentSnapshot().snapshotId());
  }
}
