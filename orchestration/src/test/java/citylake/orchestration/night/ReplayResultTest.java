package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayResultTest {
  @Test
  void aNightTellsWhatTheOutGateSaidOfRecordsJudgedBeforeIt() {
    assertThat(result(List.of(), List.of("weapon is null in 12 % of the rows")).remarks())
        .containsExactly(
            "Refused records judged again (run q1f): weapon is null in 12 % of the rows");
  }

  @Test
  void aNightTellsThatRecordsJudgedBeforeItWereHeldBackAndWhatToDo() {
    assertThat(result(List.of("two rows have one key"), List.of()).remarks())
        .containsExactly(
            "Refused records were judged again (run q1f), and the out-gate let none of it through: two rows have one key. What is released is unharmed, the decisions still wait; to look at them alone: citylake quarantine apply");
  }

  @Test
  void aReleaseWithoutWarningsIsNotWorthAWord() {
    assertThat(result(List.of(), List.of()).remarks()).isEmpty();
  }

  private static ReplayResult result(List<String> blocking, List<String> warnings) {
    return new ReplayResult("q1f", null, List.of(), List.of(), blocking, warnings);
  }
}
