package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.lake.Release;
import citylake.orchestration.purge.PurgeBook;
import citylake.orchestration.purge.PurgeBook.Standing;
import citylake.orchestration.purge.PurgeLine;
import citylake.orchestration.purge.PurgePlan;
import citylake.orchestration.purge.PurgeResult;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PurgeTextTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 7, 1);
  private static final LocalDate DAY = LocalDate.of(2026, 9, 29);
  private static final PurgePlan.Next NEXT =
      new PurgePlan.Next("vehicle_sighting", NIGHT.plusDays(1), DAY.plusDays(1));

  @Test
  void aPlanAddsUpTheSourcesOfAKindAndNamesWhatStaysAndWhatIsNext() {
    PurgePlan plan =
        new PurgePlan(
            DAY,
            List.of(line("a", 2_000, NIGHT), line("b", 500, NIGHT.plusDays(-1))),
            List.of(new PurgePlan.Held(7, "A-1", "standard.vehicle_sighting", 3)),
            List.of("purge_x"),
            NEXT);

    assertThat(PurgeText.planned(plan))
        .startsWith(
            "Cut off: purge_x. Readers do not see its rows; the next purge finishes it.\nPast their period on 2026-09-29 (nothing has been deleted):")
        .containsPattern(
            "raw.record +vehicle_sighting +2 +2,500 +2026-06-30 to 2026-07-01 +90 days")
        .contains(
            "Stays: 3 rows of standard.vehicle_sighting, which approval 7 opens for case A-1.")
        .endsWith("Next to go: vehicle_sighting of night 2026-07-02, on 2026-09-30.");
  }

  @Test
  void whatWasDoneSaysWhatIsProved() {
    PurgePlan plan = new PurgePlan(DAY, List.of(line("a", 2, NIGHT)), List.of(), List.of(), null);

    assertThat(PurgeText.done(new PurgeResult(plan, release(), true, plan.lines(), 5, 1_200)))
        .startsWith("Deleted:")
        .contains("5 files and 1,200 bytes are gone. Kept in ops.purge: citylake purge --list")
        .endsWith("Readers see release 3. Earlier releases no longer show these tables.");
    PurgePlan nothing = new PurgePlan(DAY, List.of(), List.of(), List.of(), null);
    assertThat(PurgeText.done(new PurgeResult(nothing, release(), false, List.of(), 0, 0)))
        .isEqualTo("Nothing is past its period on 2026-09-29.");
  }

  @Test
  void theListSaysOfEachPurgeWhetherItIsProved() {
    List<PurgeLine> lines = List.of(line("a", 2, NIGHT));

    assertThat(
            PurgeText.list(
                List.of(
                    new PurgeBook.Written("purge_1", 4, DAY, lines, Standing.PROVED),
                    new PurgeBook.Written("purge_2", 5, DAY, lines, Standing.UNFINISHED),
                    new PurgeBook.Written("purge_3", 6, DAY, lines, Standing.GIVEN_UP))))
        .startsWith("purge_1: release 4, periods over on 2026-09-29, proved\n")
        .contains(
            "purge_2: release 5, periods over on 2026-09-29, CUT OFF, readers do not see its rows; to finish it: citylake purge --yes\n")
        .contains(
            "purge_3: release 6, periods over on 2026-09-29, cut off before its release: nothing went\n")
        .containsPattern("raw.record +vehicle_sighting +1 +2 +2026-07-01 +90 days");
    assertThat(PurgeText.list(List.of())).isEqualTo("Nothing has been deleted from this lake.");
  }

  @Test
  void rowsDoNotGoBeforeTheirTime(@TempDir Path folder) {
    String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();

    Typed typed =
        Typed.citylake("purge", "--yes", "--as-of", tomorrow, "--lake", folder.toString());

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err())
        .contains(
            "Invalid --as-of: %s is in the future, so rows would go before their time. Nothing was deleted."
                .formatted(tomorrow));
  }

  private static PurgeLine line(String city, long rows, LocalDate night) {
    return new PurgeLine(
        "raw.record",
        city + ".vehicle_sighting",
        "vehicle_sighting",
        "90 days",
        NIGHT,
        rows,
        0,
        night,
        night,
        "hash");
  }

  private static Release release() {
    return new Release(3, 2L, NIGHT, "p", "purge", Instant.EPOCH, List.of());
  }
}
