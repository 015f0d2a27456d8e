package citylake.orchestration.airflow.runs;

import citylake.orchestration.airflow.client.TaskState;
import citylake.orchestration.night.StepDesk;

/**
 * One box of the graph in one run.
 *
 * @param city of a landing; null for other steps
 * @param state null until Airflow has looked at it
 * @param seconds of the last try; null until it has begun
 * @param tries begun so far
 * @param message what the program said when the last try failed; null otherwise
 */
public record Box(
    String step, String city, TaskState state, Double seconds, int tries, String message) {
  private static final String FAULT = "- ";
  private static final String PLAN = "plan";

  /** What the plan advises where the same run cannot go on; see citylake_night.py. */
  private static final String TRIGGER_AGAIN = "rigger the night again";

  /** The box as people name it: {@code land [denver]}. */
  public String name() {
    return city == null ? step : "%s [%s]".formatted(step, city);
  }

  public boolean isRed() {
    return state == TaskState.FAILED;
  }

  /** Whether the out-gate said no; its box is red, too, when it broke or was stopped. */
  boolean isRefusal() {
    return isRed() && message != null && message.startsWith(StepDesk.REFUSES);
  }

  /** Whether only another run can help: this one was asked for by a name that there is not. */
  boolean wantsAnotherRun() {
    return isRed() && step.equals(PLAN) && message != null && message.contains(TRIGGER_AGAIN);
  }

  public boolean isLanding() {
    return step.equals(NightBoard.LANDING);
  }

  /** The line of the message that says it all in short; empty where there is none. */
  public String firstLine() {
    if (message == null) {
      return "";
    }
    // A city's message counts its files first, then names each fault.
    return message
        .lines()
        .filter(line -> line.startsWith(FAULT))
        .map(line -> line.substring(FAULT.length()))
        .findFirst()
        .orElseGet(() -> message.lines().findFirst().orElse(""));
  }
}
