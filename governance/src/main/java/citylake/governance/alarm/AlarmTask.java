package citylake.governance.alarm;

import java.time.Instant;

/**
 * An alarm that somebody has to answer for.
 *
 * @param owner who has to look at it
 * @param raisedAt UTC
 * @param told whether whoever is told by a webhook has it
 * @param outcome null while it is open
 * @param closedBy null while it is open
 */
public record AlarmTask(
    Alarm alarm,
    String owner,
    Instant raisedAt,
    boolean told,
    Outcome outcome,
    String closedBy,
    String why) {
  /** What a task came to. */
  public enum Outcome {
    /** The work asked for it. */
    LEGITIMATE,
    /** A mistake without harm. */
    MISTAKE,
    /** Somebody saw what they should not have. */
    BREACH
  }

  public boolean isOpen() {
    return outcome == null;
  }
}
