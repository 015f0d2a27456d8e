package citylake.orchestration.quarantine;

import java.util.Locale;

/** The state of a record that was refused once. */
public enum Standing {
  /** Nothing has come of it yet, or it was refused again. */
  OPEN,
  /** As repaired it has had an outcome like any other record. */
  REPAIRED,
  /** Judged again as it was, it has had one. */
  REPLAYED,
  /** Closed for good by somebody; kept and counted. */
  DISMISSED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
