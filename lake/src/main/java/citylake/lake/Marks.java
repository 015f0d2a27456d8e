package citylake.lake;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.iceberg.Snapshot;

/**
 * What a commit says of itself in its snapshot's summary: who made it and from what.
 *
 * <p>Idempotency lives here: a step whose fingerprint is already in the snapshot that readers see
 * need not run again.
 */
public record Marks(String run, String step, String fingerprint) {
  static final String RUN = "citylake.run";
  static final String STEP = "citylake.step";
  static final String FINGERPRINT = "citylake.fingerprint";

  /** The snapshot whose rows this one holds too: only files or marks differ. */
  static final String ROWS_OF = "citylake.rows-of";

  Map<String, String> asProperties() {
    return Map.of(RUN, run, STEP, step, FINGERPRINT, fingerprint);
  }

  /**
   * The snapshot that first held the rows of this one: itself, unless maintenance wrote them anew
   * or a step had nothing to change. What is made from equal rows need not be made again.
   */
  static long rowsOf(Snapshot snapshot) {
    String earlier = snapshot.summary().get(ROWS_OF);
    return earlier == null ? snapshot.snapshotId() : Long.parseLong(earlier);
  }

  /** What a snapshot says that holds the same rows in other files. */
  static Map<String, String> ofSameRows(Snapshot snapshot) {
    Map<String, String> marks = new TreeMap<>();
    of(snapshot).ifPresent(there -> marks.putAll(there.asProperties()));
    marks.put(ROWS_OF, Long.toString(rowsOf(snapshot)));
    return marks;
  }

  /** The marks of a snapshot; empty for one that no step made. */
  public static Optional<Marks> of(Snapshot snapshot) {
    Map<String, String> summary = snapshot.summary();
    return summary.containsKey(FINGERPRINT)
        ? Optional.of(new Marks(summary.get(RUN), summary.get(STEP), summary.get(FINGERPRINT)))
        : Optional.empty();
  }
}
