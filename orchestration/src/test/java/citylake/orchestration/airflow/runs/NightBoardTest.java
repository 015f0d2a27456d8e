package citylake.orchestration.airflow.runs;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.orchestration.airflow.client.RunState;
import citylake.orchestration.airflow.client.TaskState;
import citylake.orchestration.airflow.runs.NightBoard.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class NightBoardTest {
  private static final Box GREEN = box("release", null, TaskState.SUCCESS, null);
  private static final Box RED_CITY =
      box(
          "land",
          "denver",
          TaskState.FAILED,
          "denver: 1 new files landed, 1 refused, 0 known before.\n- truncated_gzip: Cannot take it.\nNext: send that to the city.");

  @Test
  void aNightWithoutARedBoxIsReleased() {
    assertThat(board(RunState.SUCCESS, GREEN).verdict()).isEqualTo(Verdict.RELEASED);
  }

  @Test
  void aNightWithARedCityIsReleasedWithoutIt() {
    assertThat(board(RunState.SUCCESS, RED_CITY, GREEN).verdict())
        .isEqualTo(Verdict.RELEASED_WITHOUT_SOME);
  }

  @Test
  void anOutGateThatSaysNoIsARefusalAndAnyOtherRedBoxAFailure() {
    Box outGate =
        box("out-gate", null, TaskState.FAILED, "The out-gate refuses night 2026-07-02: too few");
    Box late = box("out-gate", null, TaskState.FAILED, "Timeout, PID: 4711");
    Box killed =
        box(
            "out-gate",
            null,
            TaskState.FAILED,
            "The box was stopped from outside, or its worker died. Its work may be repeated.");
    Box step = box("hot_place", null, TaskState.FAILED, "Failed");

    assertThat(board(RunState.FAILED, RED_CITY, outGate).verdict()).isEqualTo(Verdict.BLOCKED);
    assertThat(board(RunState.FAILED, step).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(board(RunState.FAILED, late).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(board(RunState.FAILED, killed).verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void aRunThatIsNotThroughHasNoVerdictWhateverIsRed() {
    assertThat(board(RunState.RUNNING, RED_CITY).verdict()).isEqualTo(Verdict.UNDER_WAY);
    assertThat(board(RunState.QUEUED).verdict()).isEqualTo(Verdict.UNDER_WAY);
  }

  @Test
  void theShortFormOfAMessageIsItsFirstFaultOrElseItsFirstLine() {
    assertThat(RED_CITY.firstLine()).isEqualTo("truncated_gzip: Cannot take it.");
    assertThat(box("intake", null, TaskState.FAILED, "Cannot close.\nFirst: land").firstLine())
        .isEqualTo("Cannot close.");
    assertThat(GREEN.firstLine()).isEmpty();
  }

  private static NightBoard board(RunState state, Box... boxes) {
    return new NightBoard("r", "2026-07-02", List.of(), state, List.of(boxes));
  }

  private static Box box(String step, String city, TaskState state, String message) {
    return new Box(step, city, state, 1.0, 1, message);
  }
}
