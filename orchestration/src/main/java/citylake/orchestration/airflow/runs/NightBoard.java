package citylake.orchestration.airflow.runs;

import citylake.orchestration.airflow.client.RunState;
import citylake.orchestration.airflow.client.TaskState;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * How one run of the night stands.
 *
 * @param night business date that it was asked for; null where the run's day counts
 * @param cities that were asked for; none for all
 * @param boxes in the order of their start
 */
public record NightBoard(
    String run, String night, List<String> cities, RunState state, List<Box> boxes) {
  /** Name of the box that lands a city. */
  static final String LANDING = "land";

  public NightBoard {
    cities = List.copyOf(cities);
    boxes = List.copyOf(boxes);
  }

  /** What a run came to. */
  public enum Verdict {
    UNDER_WAY,
    /** Every city that was asked came in, and readers see it. */
    RELEASED,
    /** Readers see the night, without the cities whose landing is red. */
    RELEASED_WITHOUT_SOME,
    /** The out-gate said no; readers see the release before. */
    BLOCKED,
    /** Something broke; readers see the release before. */
    FAILED
  }

  @JsonProperty
  public Verdict verdict() {
    if (!state.isThrough()) {
      return Verdict.UNDER_WAY;
    }
    if (state == RunState.SUCCESS) {
      return red().isEmpty() ? Verdict.RELEASED : Verdict.RELEASED_WITHOUT_SOME;
    }
    return red().stream().anyMatch(Box::isRefusal) ? Verdict.BLOCKED : Verdict.FAILED;
  }

  /** Whether trying this run again cannot help: it would ask by the same wrong names. */
  public boolean wantsAnotherRun() {
    return red().stream().anyMatch(Box::wantsAnotherRun);
  }

  public List<Box> red() {
    return boxes.stream().filter(Box::isRed).toList();
  }

  /** How many boxes are through, well or not. */
  public long through() {
    return boxes.stream().map(Box::state).filter(s -> s != null && s.isThrough()).count();
  }

  /** How many are green. */
  public long green() {
    return boxes.stream().filter(box -> box.state() == TaskState.SUCCESS).count();
  }
}
