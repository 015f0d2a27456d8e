package citylake.lake;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;

/**
 * Where a night's writes to one table wait for their judgement.
 *
 * <p>A step writes to an attempt branch of its own that starts at the released snapshot; when it is
 * through, the attempt is adopted as the night's by compare-and-set. So two writers never share a
 * branch, a half-written attempt is never read, and a repeated step replaces its rows instead of
 * adding to them.
 */
public final class NightBranch {
  private static final String NIGHT = "night_";
  private static final String ATTEMPT = "attempt_";

  private final Table table;
  private final String night;
  private final String attempt;
  private final long start;
  private final Long headAtStart;

  private NightBranch(Table table, String night, String attempt, long start, Long headAtStart) {
    this.table = table;
    this.night = night;
    this.attempt = attempt;
    this.start = start;
    this.headAtStart = headAtStart;
  }

  /** The branch on which the night's adopted state of a table lies. */
  static String name(String run) {
    return NIGHT + run;
  }

  /** Opens an attempt on the table, starting at the snapshot given. */
  static NightBranch attempt(Table table, String run, String step, long startAt) {
    table.refresh();
    String attempt = ATTEMPT + run + "_" + step;
    Long head = Snapshots.head(table, name(run));
    Snapshots.commit(
        table,
        now ->
            Optional.of(
                now.refs().containsKey(attempt)
                    ? now.manageSnapshots().replaceBranch(attempt, startAt)
                    : now.manageSnapshots().createBranch(attempt, startAt)));
    return new NightBranch(table, name(run), attempt, startAt, head);
  }

  /** The branch to write to. */
  String writeTo() {
    return attempt;
  }

  /**
   * Puts the marks on the attempt where Spark had nothing to commit, and gives the snapshot to
   * adopt.
   */
  long finish(Marks marks) {
    table.refresh();
    Map<String, String> head = table.snapshot(attempt).summary();
    if (!marks.fingerprint().equals(head.get(Marks.FINGERPRINT))
        || !marks.run().equals(head.get(Marks.RUN))) {
      var mark = table.newFastAppend().toBranch(attempt);
      marks.asProperties().forEach(mark::set);
      if (table.snapshot(attempt).snapshotId() == start) {
        mark.set(Marks.ROWS_OF, Long.toString(Marks.rowsOf(table.snapshot(start))));
      }
      mark.commit();
      table.refresh();
    }
    return table.snapshot(attempt).snapshotId();
  }

  /** Makes the attempt the night's state, if nobody else has moved it meanwhile. */
  void adopt(long head) {
    Snapshots.commit(
        table,
        now -> {
          if (!Objects.equals(Snapshots.head(now, night), headAtStart)) {
            throw new IllegalStateException(
                "Cannot adopt the attempt on %s: another writer of the same night was quicker. Its rows stand; these are dropped."
                    .formatted(now.name()));
          }
          ManageSnapshots change = now.manageSnapshots();
          if (headAtStart == null) {
            change.createBranch(night, head);
          } else {
            change.replaceBranch(night, head);
          }
          return Optional.of(change.removeBranch(attempt));
        });
  }

  /**
   * Branches that no run will come back to: attempts, nights other than the one that goes on or
   * whose state has been released, and the rows that such a night stood on in their {@link
   * PresentForm}.
   */
  static List<String> leftovers(Table table, String resumed, long released) {
    boolean resumes = resumed != null && !resumed.isEmpty();
    return table.refs().entrySet().stream()
        .filter(ref -> ref.getValue().isBranch())
        .filter(
            ref ->
                ref.getKey().startsWith(ATTEMPT)
                    || PresentForm.isLeftover(ref.getKey(), resumes, released)
                    || (ref.getKey().startsWith(NIGHT)
                        && (!ref.getKey().equals(name(resumed))
                            || ref.getValue().snapshotId() == released)))
        .map(Map.Entry<String, SnapshotRef>::getKey)
        .sorted()
        .toList();
  }
}
