package citylake.orchestration.airflow.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DagFilesTest {
  private static final Map<String, Object> PLAN =
      Map.of("doors", List.of("denver"), "steps", List.of());

  @TempDir private Path folder;

  @Test
  void theJsonSaysWhatTheNightIsAndWhenItWasDeployed() throws IOException {
    DagFiles files = new DagFiles(Path.of("/opt/citylake/citylake"), settings("30 1 * * *", 2));

    Instant deployedAt =
        files.write(
            folder, PLAN, Path.of("/lake"), List.of("--lake", "/lake"), List.of("--only-sources"));

    JsonNode json = new ObjectMapper().readTree(folder.resolve("citylake_night.json").toFile());
    assertThat(OffsetDateTime.parse(json.path("deployed_at").asText()).toInstant())
        .isEqualTo(deployedAt);
    assertThat(json.path("lake").asText()).isEqualTo("/lake");
    assertThat(json.path("arguments").toString()).isEqualTo("[\"--lake\",\"/lake\"]");
    assertThat(json.path("declarations").toString()).isEqualTo("[\"--only-sources\"]");
    assertThat(json.path("plan").path("doors").toString()).isEqualTo("[\"denver\"]");
    assertThat(json.path("retry_seconds").asInt()).isEqualTo(30);
    assertThat(folder)
        .isDirectoryContaining("glob:**/citylake_night.py")
        .isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void anEmptyScheduleLeavesNightsToWhoTriggersThem() throws IOException {
    new DagFiles(Path.of("citylake"), settings("", 0))
        .write(folder, PLAN, Path.of("/lake"), List.of(), List.of());

    JsonNode json = new ObjectMapper().readTree(folder.resolve("citylake_night.json").toFile());
    assertThat(json.path("schedule").isNull()).isTrue();
  }

  @Test
  void allFaultsOfTheSettingsAreNamedAtOnce() {
    assertThatThrownBy(() -> settings("at night", -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid settings of the DAG: schedule 'at night' (wanted: five fields of cron, or nothing); retries -1 (wanted: 0 or more). Nothing was deployed.");
  }

  @Test
  void aZoneThatNobodyKnowsIsNamed() {
    assertThatThrownBy(() -> DagSettings.zone("Asia/Atlantis"))
        .hasMessage(
            "Invalid time zone (wanted: a name such as Asia/Shanghai): Asia/Atlantis. Nothing was deployed.");
  }

  private static DagSettings settings(String schedule, int retries) {
    return new DagSettings(
        schedule,
        ZoneId.of("Asia/Shanghai"),
        Duration.ofHours(4),
        retries,
        Duration.ofSeconds(30),
        Duration.ofHours(2),
        null);
  }
}
