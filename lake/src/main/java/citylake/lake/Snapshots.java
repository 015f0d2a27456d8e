package citylake.lake;

import java.util.Optional;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * The few things the night does to a table's references. Reference commits never retry by
 * themselves, so these do.
 */
final class Snapshots {
  private static final String BIRTH = "birth";
  private static final int ATTEMPTS = 5;

  private Snapshots() {}

  /** One change of references, decided on the table as it is at the time of each attempt. */
  interface Change {
    /** The change, or empty where there is nothing to do any more. */
    Optional<ManageSnapshots> on(Table table);
  }

  static void commit(Table table, Change change) {
    for (int attempt = 1; ; attempt++) {
      table.refresh();
      Optional<ManageSnapshots> pending = change.on(table);
      if (pending.isEmpty()) {
        return;
      }
      try {
        pending.get().commit();
        return;
      } catch (CommitFailedException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** The newest snapshot of a branch; null where the branch does not exist. */
  static Long head(Table table, String branch) {
    Snapshot snapshot = table.snapshot(branch);
    return snapshot == null ? null : snapshot.snapshotId();
  }

  /**
   * A table's first snapshot: empty, and tagged, so that every branch has something to start from
   * for ever.
   */
  static long birth(Table table) {
    if (table.snapshot(BIRTH) == null) {
      if (table.currentSnapshot() == null) {
        table.newFastAppend().set(Marks.STEP, BIRTH).commit();
      }
      commit(
          table,
          now ->
              now.refs().containsKey(BIRTH)
                  ? Optional.empty()
                  : Optional.of(
                      now.manageSnapshots()
                          .createTag(BIRTH, SnapshotUtil.oldestAncestor(now).snapshotId())));
      table.refresh();
    }
    return table.snapshot(BIRTH).snapshotId();
  }
}
