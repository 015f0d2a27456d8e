package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.ddl.TableName;
import citylake.lake.MaintenancePlan;
import citylake.lake.Release;
import citylake.lake.TableState;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every sentence that maintenance says. */
class MaintainTextTest {
  private static final TableName INCIDENT = new TableName("standard", "incident");
  private static final MaintenancePlan NOTHING =
      new MaintenancePlan(
          List.of(state(9, 20_000, 2)), Map.of(), Map.of(), List.of(), 0, 0, List.of(), 0, 0);
  private static final MaintenancePlan MUCH =
      new MaintenancePlan(
          List.of(state(1_200, 12_300_000, 40)),
          Map.of(INCIDENT, 40),
          Map.of(INCIDENT, 7),
          List.of(1L, 2L),
          24,
          3,
          List.of("standard.incident: night_n20260701"),
          5,
          2_001);

  @Test
  void nothingToDoIsSaid() {
    String nothing =
        "Nothing to do: files are few, no release is old enough to go, and nothing was left behind.";

    assertThat(MaintainText.planned(NOTHING, List.of())).isEqualTo(nothing);
    assertThat(MaintainText.nothing(List.of())).isEqualTo(nothing);
    assertThat(MaintainText.nothing(List.of(Path.of("a"), Path.of("b"))))
        .isEqualTo("Removed half-written copies of killed landings: 2.");
  }

  @Test
  void planNamesEachThingThatWouldBeDone() {
    assertThat(MaintainText.planned(MUCH, List.of(Path.of("a"))).lines())
        .contains(
            "Would do (nothing has been done):",
            "  standard.incident: 40 small files into fewer",
            "  standard.incident: 7 manifests into fewer",
            "  releases that expire: 1, 2",
            "  24 tags of these releases, in all tables",
            "  3 snapshots that no kept release names",
            "  branch that no run will come back to: standard.incident: night_n20260701",
            "  5 files that nothing names, 3 kB",
            "  1 half-written copies of killed landings");
  }

  @Test
  void whatWasDoneIsHeldAgainstBefore() {
    assertThat(MaintainText.done(MUCH, NOTHING, release(), true, List.of()))
        .startsWith("Done:")
        .containsPattern("all +1,200 → 9 +12 MB → 20 kB +40 → 2")
        .endsWith("Readers see release 3, with the rows of release 2 (content hashes equal).");
    assertThat(MaintainText.done(MUCH, NOTHING, release(), false, List.of()))
        .endsWith("Readers see release 3 as before.");
  }

  private static TableState state(int files, long bytes, int dataFiles) {
    return new TableState(INCIDENT, files, bytes, dataFiles, 3, 2);
  }

  private static Release release() {
    return new Release(
        3, 2L, LocalDate.of(2026, 7, 2), "m", "maintenance", Instant.EPOCH, List.of());
  }
}
