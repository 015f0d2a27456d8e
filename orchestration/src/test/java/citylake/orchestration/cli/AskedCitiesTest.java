package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

class AskedCitiesTest {
  private static final Path LAUNCHER = Path.of("/opt/citylake/citylake");

  @TempDir private Path folder;

  @Test
  void aMistypedCityIsNamedWithThoseThatThereAreBeforeARunIsMade() {
    deploy();

    assertThatThrownBy(() -> asked(LAUNCHER).refuseUnknown(List.of("denver", "atlantis")))
        .isInstanceOf(Failures.NotFound.class)
        .hasMessageStartingWith("Invalid city: atlantis. There are: boston, chicago, ")
        .hasMessageContaining(", unclaimed. ")
        .hasMessageEndingWith("No run was made. Trigger the night again with the right name.");
  }

  @Test
  void aLinkToThisProgramIsThisProgram() throws IOException {
    Path program = Files.createFile(folder.resolve("program"));
    deploy(Files.createSymbolicLink(folder.resolve("link"), program));

    assertThatThrownBy(() -> asked(program).refuseUnknown(List.of("atlantis")))
        .isInstanceOf(Failures.NotFound.class);
  }

  @Test
  void citiesThatAreDeclaredGoThrough() {
    deploy();

    assertThatCode(() -> asked(LAUNCHER).refuseUnknown(List.of("denver", "davis")))
        .doesNotThrowAnyException();
  }

  @Test
  void whatAnotherProgramDeclaresOrNobodyDeployedIsLeftToThePlan() {
    assertThatCode(() -> asked(LAUNCHER).refuseUnknown(List.of("atlantis")))
        .as("nothing deployed")
        .doesNotThrowAnyException();
    deploy();
    assertThatCode(() -> asked(Path.of("/elsewhere/citylake")).refuseUnknown(List.of("atlantis")))
        .doesNotThrowAnyException();
  }

  private AskedCities asked(Path launcher) {
    return new AskedCities(folder, launcher);
  }

  private void deploy() {
    deploy(LAUNCHER);
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
    new DagFiles(launcher, settings).write(folder, Map.of(), List.of(), List.of());
  }
}
