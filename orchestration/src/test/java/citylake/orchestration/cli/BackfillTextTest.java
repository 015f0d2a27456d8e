package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.lake.Release;
import citylake.orchestration.night.BackfillOrder;
import citylake.orchestration.night.BackfillPlan;
import citylake.orchestration.night.BackfillPlan.DecidedLine;
import citylake.orchestration.night.BackfillPlan.SourceLine;
import citylake.orchestration.night.BackfillResult;
import citylake.orchestration.night.BackfillResult.Status;
import citylake.orchestration.night.OvertakenDecision;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every sentence that a backfill says before and after it is done. */
class BackfillTextTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 7, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 7, 2);
  private static final BackfillOrder ORDER =
      new BackfillOrder(FIRST, LAST, Set.of("yuanbo", "tingmo"), false);

  @Test
  void nothingToReadNamesNightsAndCities() {
    BackfillPlan plan =
        new BackfillPlan(
            2L, List.of(), Map.of(), List.of(), List.of(), 0, null, List.of(), List.of());

    assertThat(BackfillText.planned(plan, ORDER, List.of()))
        .isEqualTo(
            "Nothing to read again: all files that the nights 2026-07-01 to 2026-07-02 took from tingmo, yuanbo were read by today's declarations (--again reads them all the same).");
    assertThat(BackfillText.planned(plan, ORDER, List.of(LAST, LAST.plusDays(1))))
        .endsWith("Nights to run, in this order: 2026-07-02, 2026-07-03");
  }

  @Test
  void planSaysWhatWouldBeReadAndWhatFollows() {
    assertThat(BackfillText.planned(plan(0, 90L, List.of(), List.of()), ORDER, List.of()).lines())
        .contains(
            "Would read again, by today's declarations (nothing has been done):",
            "  yuanbo.incident: f1, f2, f3, f4, f5 and 1 more",
            "Rows may change in standard.incident: 980200 2026-07",
            "Computed again where rows changed: hot_place",
            "Published tables that follow: published.incident_count",
            "Records: 7,100, about 90 s judged by earlier runs. Release 2 stays as it is and readable.");
  }

  @Test
  void planWithoutEarlierRunsGuessesNoTime() {
    assertThat(BackfillText.planned(plan(0, null, List.of(), List.of()), ORDER, List.of()))
        .contains("Records: 7,100. Release 2 stays");
  }

  @Test
  void filesRecordedByFolderAreToldApart() {
    assertThat(BackfillText.planned(plan(3, null, List.of(), List.of()), ORDER, List.of()))
        .contains(
            "Of the files declared otherwise, 3 were read when a vendor's whole folder counted as one declaration: something in it has changed, perhaps not for them. Once read again, each dump counts alone.");
  }

  @Test
  void whatCannotBeReadAndWhatWasDecidedIsNamed() {
    BackfillPlan plan =
        plan(0, null, List.of("f1 is gone"), List.of(new DecidedLine("yuanbo.incident", 2, 30, 1)));

    assertThat(BackfillText.planned(plan, ORDER, List.of()).lines())
        .contains(
            "CANNOT BE READ: f1 is gone",
            "Decided about refused records of yuanbo.incident: 2 repaired, 30 judged again, 1 closed. That holds on where they are still refused as delivered.");
  }

  @Test
  void everyEndHasItsSentence() {
    assertThat(BackfillText.done(result(Status.UP_TO_DATE, List.of())))
        .isEqualTo("Nothing to read again: release 3 was made by today's declarations.");
    assertThat(BackfillText.done(result(Status.SAME_ROWS, List.of())))
        .isEqualTo("All read again, and every row is as it was: release 3 stands (1.5 s).");
    assertThat(BackfillText.done(result(Status.RELEASED, List.of())))
        .isEqualTo(
            "Readers see the backfill now, as release 3 (1.5 s). Rows changed in: standard.incident.%nRelease 2 still shows what had been published; what changed: citylake release diff 2 3"
                .formatted());
    assertThat(BackfillText.done(result(Status.BLOCKED, List.of())))
        .isEqualTo(
            "BLOCKED: key_is_unique: 3%nThe backfill is not released; readers still see release 3. Mend the declaration, or the rule if it is wrong, and run the same backfill again."
                .formatted());
  }

  @Test
  void overtakenDecisionsAreNamed() {
    List<OvertakenDecision> overtaken =
        List.of(
            new OvertakenDecision("yuanbo.incident", "1a2b", "repair", 1),
            new OvertakenDecision("yuanbo.crash", "3c4d", "replay", 12));

    assertThat(BackfillText.done(result(Status.RELEASED, overtaken)))
        .endsWith(
            "No longer needed, because the records are accepted as they are declared now: repair 1a2b (yuanbo.incident, 1 record), replay 3c4d (yuanbo.crash, 12 records).");
  }

  private static BackfillPlan plan(
      int byFolder, Long seconds, List<String> missing, List<DecidedLine> decided) {
    SourceLine line =
        new SourceLine(
            "yuanbo.incident",
            6,
            6,
            byFolder,
            List.of("f1", "f2", "f3", "f4", "f5", "f6"),
            FIRST,
            LAST,
            7_100);
    return new BackfillPlan(
        2L,
        List.of(line),
        Map.of("standard.incident", List.of("980200 2026-07")),
        List.of("hot_place"),
        List.of("published.incident_count"),
        7_100,
        seconds,
        missing,
        decided);
  }

  private static BackfillResult result(Status status, List<OvertakenDecision> overtaken) {
    return new BackfillResult(
        "b1",
        status,
        release(3),
        release(2),
        List.of(),
        List.of(),
        List.of("standard.incident"),
        List.of("key_is_unique: 3"),
        List.of(),
        overtaken,
        List.of(),
        Duration.ofMillis(1_500));
  }

  private static Release release(long number) {
    return new Release(number, number - 1, LAST, "b1", "backfill", Instant.EPOCH, List.of());
  }
}
