package citylake.lake;

import java.util.Map;
import java.util.Optional;
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

  Map<String, String> asProperties() {
    return Map.of(RUN, run, STEP, step, FINGERPRINT, fingerprint);
  }

  /** The marks of a snapshot; empty for one that no step made. */
  public static Optional<Marks> of(Snapshot snapshot) {
    Map<String, String> summary = snapshot.summary();
    return summary.containsKey(FINGERPRINT)
        ? Optional.of(new Marks(summary.get(RUN), summary.get(STEP), summary.get(FINGERPRINT)))
        : Optional.empty();
  }
}
