package citylake.lake;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotAncestryValidator;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.io.CloseableIterable;

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

  /**
   * Takes rows out of the table's newest state; its earlier states hold them still. What others add
   * meanwhile stays.
   */
  public void remove(TableName name, Predicate<Map<String, Object>> rows) {
    Table table = catalog.load(name);
    OverwriteFiles change = table.newOverwrite().set(Marks.RUN, run);
    List<Map<String, Object>> kept = new ArrayList<>();
    boolean isChanged = false;
    try (CloseableIterable<FileScanTask> files = table.newScan().planFiles()) {
      for (FileScanTask file : files) {
        List<Map<String, Object>> there = SmallTable.read(table, file.file());
        if (there.stream().anyMatch(rows)) {
          isChanged = true;
          change.deleteFile(file.file());
          there.stream().filter(rows.negate()).forEach(kept::add);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to list the files of " + name, e);
    }
    if (!kept.isEmpty()) {
      change.addFile(SmallTable.write(table, kept));
    }
    if (isChanged) {
      change.commit();
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
