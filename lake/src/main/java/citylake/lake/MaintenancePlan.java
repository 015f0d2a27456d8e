package citylake.lake;

import citylake.ddl.TableName;
import java.util.List;
import java.util.Map;

/**
 * What there is to tidy up in a lake; nothing of it has been done.
 *
 * @param tables what each table takes up now
 * @param smallFiles data files that would be written anew, by table
 * @param manifests likewise manifests
 * @param releases numbers of the releases that would expire
 * @param tags names of expiring releases, in all tables
 * @param snapshots states of tables that no kept release names
 * @param branches of nights and attempts that no run will come back to, as {@code table: branch}
 * @param orphans files that nothing names and that are old enough to go
 * @param orphanBytes their size
 */
public record MaintenancePlan(
    List<TableState> tables,
    Map<TableName, Integer> smallFiles,
    Map<TableName, Integer> manifests,
    List<Long> releases,
    int tags,
    int snapshots,
    List<String> branches,
    int orphans,
    long orphanBytes) {

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return smallFiles.isEmpty()
        && manifests.isEmpty()
        && releases.isEmpty()
        && tags == 0
        && snapshots == 0
        && branches.isEmpty()
        && orphans == 0;
  }
}
