package citylake.orchestration.resident;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.lake.LakeHome;
import citylake.orchestration.night.OpenNight;
import citylake.orchestration.night.RunReport;
import citylake.orchestration.night.StepOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ResidentNightTest {
  @TempDir Path lake;

  /** Linux has a device that is always full. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aCallHasAnOutcomeAlsoWhenTheReportCannotBeWritten() throws IOException {
    RunReport report = RunReport.of(LakeHome.in(lake), "n20260702");
    report.started(LocalDate.parse("2026-07-02"));
    report.at("waiting for steps");
    Iterator<OpenNight> first = Collections.<OpenNight>singleton(null).iterator();
    ResidentNight night =
        new ResidentNight(
            new NightOrder(LocalDate.parse("2026-07-02"), lake, lake.toString(), List.of(), true),
            () -> {
              if (first.hasNext()) {
                return first.next(); // as in the moment between two nights
              }
              throw new IllegalStateException("no way to the catalog");
            },
            report,
            result -> {},
            Clock.systemUTC());

    assertFails(night, "hot_place", "no way to the catalog");
    Files.createSymbolicLink(lake.resolve("runs/n20260702.json.part"), Path.of("/dev/full"));

    assertFails(night, "coincidence", "no way to the catalog");
    // Asked for again, which the report would tell before the step is tried.
    assertFails(night, "hot_place", "Failed to write the run report ");
  }

  private static void assertFails(ResidentNight night, String step, String cause) {
    StepOutcome outcome = night.call(step, Optional.empty());

    assertThat(outcome.outcome()).isEqualTo(StepOutcome.FAILED);
    assertThat(outcome.message())
        .startsWith("Step %s of night 2026-07-02 failed: %s".formatted(step, cause))
        .contains("\nUnharmed: what readers see");
  }
}
