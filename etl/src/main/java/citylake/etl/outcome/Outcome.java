package citylake.etl.outcome;

/**
 * What becomes of one delivered record. Each has exactly one, so that per file they add up to its
 * records.
 */
public enum Outcome {
  /** Its key is new: it becomes a row. */
  ACCEPTED,
  /** It replaces the row of its key, or brings back a retracted one. */
  CORRECTION,
  /** It takes back the row of its key. */
  RETRACTION,
  /** The same bytes as the row of its key already has. */
  DUPLICATE,
  /** Refused, with a reason; kept in quarantine. */
  QUARANTINED;

  String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
