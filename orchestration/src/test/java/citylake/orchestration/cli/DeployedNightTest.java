package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.orchestration.airflow.deployment.DagFiles;
import citylake.orchestration.airflow.deployment.DagSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployedNightTest {
  private static final Path LAUNCHER = Path.of("/opt/citylake/citylake");

  @TempDir private Path folder;

  @Test
  void itTellsTheLakeAndWhatIsDeclared() {
    deploy(LAUNCHER);

    DeployedNight night = DeployedNight.in(folder, LAUNCHER).orElseThrow();

    assertThat(night.lake().local()).isEqualTo(folder.resolve("lake"));
    assertThat(night.sources()).extracting(source -> source.city().id()).contains("denver");
  }

  @Test
  void whereNothingIsDeployedOrAnotherProgramDoesTheWorkNothingIsTold() {
    assertThat(DeployedNight.in(folder, LAUNCHER)).isEmpty();

    deploy(LAUNCHER);

    assertThat(DeployedNight.in(folder, Path.of("/elsewhere/citylake"))).isEmpty();
  }

  @Test
  void aLinkToThisProgramIsThisProgram() throws IOException {
    Path program = Files.createFile(folder.resolve("program"));
    deploy(Files.createSymbolicLink(folder.resolve("link"), program));

    assertThat(DeployedNight.in(folder, program)).isPresent();
  }

  private void deploy(Path launcher) {
    DagSettings settings =
        new DagSettings(
            "",
            ZoneId.of("Asia/Shanghai"),
            Duration.ofHours(4),
            0,
            Duration.ofSeconds(30),
            Duration.ofHours(2),
            null);
    new DagFiles(launcher, settings)
        .write(folder, Map.of(), folder.resolve("lake"), List.of(), List.of());
  }
}
