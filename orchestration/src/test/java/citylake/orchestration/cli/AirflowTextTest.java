package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.orchestration.airflow.client.RunState;
import citylake.orchestration.airflow.client.TaskState;
import citylake.orchestration.airflow.runs.Box;
import citylake.orchestration.airflow.runs.NightBoard;
import java.util.List;
import org.junit.jupiter.api.Test;

class AirflowTextTest {
  private static final Box RED_CITY =
      new Box(
          "land",
          "jichuan",
          TaskState.FAILED,
          1.0,
          2,
          "jichuan: 0 new files landed, 0 refused, 4 known before.\n- refused before, and not sent anew: jichuan/a.csv.gz (truncated_gzip)\nNext: send that to the city.");
  private static final String RETRY = "When it is mended: citylake airflow retry r --wait";

  @Test
  void aNightOfAllCitiesSaysThatEveryOneCameIn() {
    assertThat(text(RunState.SUCCESS, List.of()))
        .startsWith("Run r, night 2026-07-02: released; every city came in.");
  }

  @Test
  void aNightOfChosenCitiesSaysWhichWereAskedFor() {
    assertThat(text(RunState.SUCCESS, List.of("yuanbo")))
        .startsWith("Run r, night 2026-07-02: released; only yuanbo was asked for.");
    assertThat(text(RunState.SUCCESS, List.of("yuanbo", "tingmo")))
        .startsWith("Run r, night 2026-07-02: released; only yuanbo, tingmo were asked for.");
    assertThat(text(RunState.SUCCESS, List.of("jichuan", "yuanbo"), RED_CITY))
        .startsWith(
            "Run r, night 2026-07-02: released, without jichuan, of which readers see what it had before; only jichuan, yuanbo were asked for.");
  }

  @Test
  void aCityThatIsStillRedSaysThatItWasRefusedBeforeAndHowToTryAgain() {
    assertThat(text(RunState.SUCCESS, List.of(), RED_CITY))
        .contains("refused before, and not sent anew: jichuan/a.csv.gz (truncated_gzip)")
        .endsWith(RETRY);
  }

  @Test
  void aRunThatWasAskedForByAWrongNameIsNotAdvisedToBeTriedAgain() {
    Box plan =
        new Box(
            "plan",
            null,
            TaskState.FAILED,
            1.0,
            1,
            "Invalid city: atlantis. There are: yuanbo, unclaimed. Nothing was started. Trigger the night again with the right name.");
    Box broken = new Box("plan", null, TaskState.FAILED, 1.0, 2, "Failed to ask the program.");

    assertThat(text(RunState.FAILED, List.of("atlantis"), plan))
        .endsWith("Nothing was started. Trigger the night again with the right name.")
        .doesNotContain("retry");
    assertThat(text(RunState.FAILED, List.of(), broken)).endsWith(RETRY);
  }

  private static String text(RunState state, List<String> cities, Box... boxes) {
    return AirflowText.of(new NightBoard("r", "2026-07-02", cities, state, List.of(boxes)));
  }
}
