package citylake.lake;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;

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
