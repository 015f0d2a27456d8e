package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.lake.LakeHome;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {
  @TempDir Path lake;

  /** Linux has a device that is always full. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void fullDiskIsToldWithItsCauseAndWhatIsUnharmed() throws IOException {
    Path runs = Files.createDirectories(lake.resolve("runs"));
    Files.createSymbolicLink(runs.resolve("n20260702.json.part"), Path.of("/dev/full"));

    assertFails("No space left on device");
  }

  @Test
  void folderThatCannotBeMadeIsTold() throws IOException {
    Files.writeString(lake.resolve("runs"), "a file");

    assertFails("java.nio.file.FileAlreadyExistsException: " + lake.resolve("runs"));
  }

  @Test
  void aFailureStaysInSightUntilItsStageIsAskedForAgain() {
    RunReport report = RunReport.of(LakeHome.in(lake), "n20260702");
    report.started(LocalDate.parse("2026-07-02"));
    report.at("hot_place");
    report.at("coincidence");
    report.failed("hot_place", "no room");
    report.failed("coincidence", "no room either");
    report.at("patrol_window");

    assertThat(shown()).isEqualTo("failed at hot_place: no room");

    report.again("hot_place");

    assertThat(shown()).isEqualTo("failed at coincidence: no room either");

    report.at("coincidence");

    assertThat(shown()).isEqualTo("running at coincidence: ");

    report.failed("coincidence", "no room again");
    report.ended("{}");

    assertThat(shown()).isEqualTo("ended at coincidence: ");
  }

  private String shown() {
    JsonNode report = RunReport.find(LakeHome.in(lake), "n20260702").orElseThrow();
    return "%s at %s: %s"
        .formatted(
            report.path("status").asText(),
            report.path("stage").asText(),
            report.path("message").asText());
  }

  private void assertFails(String cause) {
    RunReport report = RunReport.of(LakeHome.in(lake), "n20260702");
    report.started(LocalDate.parse("2026-07-02"));

    assertThatThrownBy(() -> report.at("dumps"))
        .hasMessage(
            "Failed to write the run report %s: %s. What is released is unharmed, and readers see it. Make room on the disk, or the folder writable, and give the same command again; it goes on where it was."
                .formatted(lake.resolve("runs/n20260702.json"), cause));
  }
}
