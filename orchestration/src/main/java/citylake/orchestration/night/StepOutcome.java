package citylake.orchestration.night;

/**
 * What a call for one step of a night came to.
 *
 * @param outcome one word, e.g. {@code written}, {@code up_to_date}, {@code refused}
 * @param isDone whether the step's work is there now
 * @param message for people: what happened; where something is wrong also whose data it is, what is
 *     unharmed and what to do next
 * @param seconds that the call took inside the resident night
 */
public record StepOutcome(
    String night, String step, String outcome, boolean isDone, String message, double seconds) {
  /** A city's files, or some of them, were refused; everything else goes on. */
  public static final String REFUSED = "refused";

  /** The out-gate said no. */
  public static final String BLOCKED = "blocked";

  /** The step's inputs are not made yet. */
  public static final String NOT_READY = "not_ready";

  /** No night has such a step. */
  public static final String UNKNOWN = "unknown";

  /** Something broke. */
  public static final String FAILED = "failed";
}
