package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.orchestration.airflow.server.LocalServer.Stopped;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AirflowStopCommandTest {
  private static final Path HOME = Path.of("airflow");

  @Test
  void whatLivesOnIsNotSaidToHaveEnded() {
    Stopped stopped = new Stopped(List.of("api-server"), Map.of("scheduler", List.of(12L, 13L)));

    assertThat(AirflowStopCommand.text(stopped, HOME))
        .isEqualTo(
            "Airflow has ended: api-server.\nFailed to end the scheduler: processes [12, 13] live on. Lakes are not touched. Whose are they: ps -fp 12,13");
  }

  @Test
  void whereNothingRunsNothingIsSaidToHaveEnded() {
    assertThat(AirflowStopCommand.text(new Stopped(List.of(), Map.of()), HOME))
        .isEqualTo("No Airflow runs in airflow; nothing was changed.");
  }
}
