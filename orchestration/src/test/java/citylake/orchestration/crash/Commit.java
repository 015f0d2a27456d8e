package citylake.orchestration.crash;

import java.util.Map;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.TableMetadata;

/**
 * What a commit to a table is about, told from the metadata file that is about to become the
 * table's.
 */
enum Commit {
  /** Any commit. */
  ANY {
    @Override
    boolean is(TableMetadata table, String run, String tag) {
      return true;
    }
  },
  /** A step's rows, on its attempt branch. */
  WRITE {
    @Override
    boolean is(TableMetadata table, String run, String tag) {
      return table.refs().entrySet().stream()
          .filter(ref -> ref.getKey().startsWith("attempt_" + run + "_"))
          .map(Map.Entry<String, SnapshotRef>::getValue)
          .map(ref -> table.snapshot(ref.snapshotId()).summary())
          .anyMatch(summary -> run.equals(summary.get("citylake.run")));
    }
  },
  /** An attempt becomes the night's state of the table. */
  ADOPTION {
    @Override
    boolean is(TableMetadata table, String run, String tag) {
      return table.refs().containsKey("night_" + run) && !table.refs().containsKey(tag);
    }
  },
  /** A judged snapshot is tagged for the release. */
  TAG {
    @Override
    boolean is(TableMetadata table, String run, String tag) {
      return table.refs().containsKey("night_" + run) && table.refs().containsKey(tag);
    }
  },
  /** The one commit that readers see. */
  RELEASE {
    @Override
    boolean is(TableMetadata table, String run, String tag) {
      return run.equals(table.currentSnapshot().summary().get("citylake.run"));
    }
  },
  /** Files were written anew, with the same rows. */
  REPLACED {
    @Override
    boolean is(TableMetadata table, String run, String tag) {
      return table.currentSnapshot().operation().equals(DataOperations.REPLACE);
    }
  },
  /** The first release has left the list, or its tag a table. */
  EXPIRED {
    @Override
    boolean is(TableMetadata table, String run, String tag) {
      boolean isList =
          table.snapshots().stream()
              .anyMatch(snapshot -> snapshot.summary().containsKey("citylake.release"));
      return isList
          ? table.snapshots().stream()
              .noneMatch(
                  snapshot ->
                      snapshot
                          .summary()
                          .getOrDefault("citylake.release", "")
                          .contains("\"number\":1,"))
          : !table.refs().containsKey("r1");
    }
  },
  /** Main follows the release, and the night's branch goes. */
  SETTLING {
    @Override
    boolean is(TableMetadata table, String run, String tag) {
      return !table.refs().containsKey("night_" + run) && table.refs().containsKey(tag);
    }
  };

  /**
   * @param table the table as the file says
   * @param run the run of the night, e.g. {@code n20260702}
   * @param tag the tag of the release that the night prepares, e.g. {@code r2}
   */
  abstract boolean is(TableMetadata table, String run, String tag);
}
