package citylake.governance.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.governance.log.AccessEvent;
import citylake.governance.log.AccessEvent.Kind;
import citylake.governance.log.AccessEvent.Outcome;
import citylake.governance.log.LoggedEvent;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AuditPackTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Period QUARTER = Period.quarter("2026Q3", ZONE);

  private static AuditPack pack(SomeAccesses accesses) {
    return AuditPack.of(accesses.log(), QUARTER, null, 25);
  }

  @Test
  void aStatementCountsOnceByWhatBecameOfIt() {
    AuditPack pack =
        pack(
            new SomeAccesses("2026-08-01T00:00:00Z")
                .answered("li.na", "A-1", 12)
                .answered("li.na", "A-1", 0)
                .denied("wu.li", null, "no approval")
                .broke("wu.li", "B-2"));

    AccessUse total = pack.total();
    assertThat(total.answered()).isEqualTo(2);
    assertThat(total.rows()).isEqualTo(12);
    assertThat(total.denied()).isEqualTo(1);
    assertThat(total.failed()).isEqualTo(1);
    assertThat(pack.byUser()).extracting(AccessUse::key).containsExactly("li.na", "wu.li");
    assertThat(pack.byCase())
        .extracting(AccessUse::key)
        .containsExactly("A-1", AuditPack.NO_CASE, "B-2");
    assertThat(pack.denials()).isEqualTo(Map.of("no approval", 1L));
  }

  @Test
  void theWaysOfCountingAgreeWhateverHappened() {
    Random random = new Random(20260703);
    for (int round = 0; round < 50; round++) {
      SomeAccesses accesses = new SomeAccesses("2026-07-02T00:00:00Z");
      for (int i = 0; i < 40; i++) {
        String user = "user" + random.nextInt(4);
        String caseNo = random.nextBoolean() ? "C-" + random.nextInt(5) : null;
        switch (random.nextInt(3)) {
          case 0 -> accesses.answered(user, caseNo, random.nextInt(100));
          case 1 -> accesses.denied(user, caseNo, "reason " + random.nextInt(2));
          default -> accesses.broke(user, caseNo);
        }
      }
      AuditPack pack = pack(accesses);
      for (List<AccessUse> way : List.of(pack.byUser(), pack.byCase(), pack.byTable())) {
        assertThat(way.stream().mapToLong(AccessUse::rows).sum()).isEqualTo(pack.total().rows());
        assertThat(way.stream().mapToLong(AccessUse::answered).sum())
            .isEqualTo(pack.total().answered());
        assertThat(way.stream().mapToLong(AccessUse::denied).sum())
            .isEqualTo(pack.total().denied());
        assertThat(way.stream().mapToLong(AccessUse::failed).sum())
            .isEqualTo(pack.total().failed());
      }
      assertThat(pack.denials().values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(pack.total().denied());
    }
  }

  @Test
  void aDayBelongsToTheQuarterOfTheZonesClock() {
    // 2026-06-30 16:00 UTC is midnight of 1 July in the province.
    SomeAccesses before = new SomeAccesses("2026-06-30T14:00:00Z").answered("li.na", "A-1", 1);
    SomeAccesses inside = new SomeAccesses("2026-06-30T16:00:00Z").answered("li.na", "A-1", 1);

    assertThat(pack(before).total()).isNull();
    assertThat(pack(inside).total().answered()).isEqualTo(1);
    assertThat(Period.quarter("2026-q4", ZONE).until()).hasToString("2027-01-01");
    assertThatThrownBy(() -> Period.quarter("2026Q5", ZONE))
        .hasMessage("Invalid quarter: '2026Q5' (wanted: year and quarter, e.g. 2026Q3)");
    assertThatThrownBy(() -> Period.month("2026-13", ZONE))
        .hasMessage("Invalid month: '2026-13' (wanted: year and month, e.g. 2026-07)");
  }

  @Test
  void aCitysPackHoldsAccessesToItsRowsAlone() {
    SomeAccesses accesses =
        new SomeAccesses("2026-08-01T00:00:00Z")
            .answered("li.na", "A-1", 3)
            .add(
                SomeAccesses.event(Kind.RESULT, "wu.li", "B-2", Outcome.ALLOWED, null, 9L)
                    .about(List.of("980300"), null));

    AuditPack pack = AuditPack.of(accesses.log(), QUARTER, SomeAccesses.BORDER_CITY, 25);

    assertThat(pack.total().rows()).isEqualTo(3);
    assertThat(pack.byUser()).extracting(AccessUse::key).containsExactly("li.na");
  }

  @Test
  void decisionsAndRefusedLogInsAreListed() {
    AccessEvent login = SomeAccesses.event(Kind.LOGIN, "nobody", null, Outcome.DENIED, null, null);
    AccessEvent grant =
        SomeAccesses.event(Kind.APPROVAL, "chen.b", "A-1", Outcome.ALLOWED, "our case too", null);
    AuditPack pack =
        pack(new SomeAccesses("2026-08-01T00:00:00Z").add(login).add(login).add(grant));

    assertThat(pack.refusedLogins()).isEqualTo(Map.of("nobody", 2L));
    assertThat(pack.decisions()).extracting(LoggedEvent::event).containsExactly(grant);
    assertThat(pack.total()).isNull();
  }

  @Test
  void theSampleIsOfAnswersTheSameAgainAndAnotherWhenTheLogHasAnotherEnd() {
    SomeAccesses accesses = new SomeAccesses("2026-07-02T00:00:00Z");
    IntStream.range(0, 200).forEach(i -> accesses.answered("li.na", "A-" + i, 1));
    accesses.denied("wu.li", null, "no approval");

    List<LoggedEvent> sample = pack(accesses).sample();

    assertThat(sample).hasSize(25).doesNotHaveDuplicates();
    assertThat(sample).allMatch(logged -> AccessUse.isAnswer(logged.event()));
    assertThat(sample).isSortedAccordingTo((a, b) -> Long.compare(a.seq(), b.seq()));
    assertThat(pack(accesses).sample()).isEqualTo(sample);
    assertThat(pack(accesses.denied("wu.li", null, "again")).sample()).isNotEqualTo(sample);
  }

  @Test
  void theLetterNamesWhoReadTheCitysRowsForWhichCaseByWhichApproval() {
    SomeAccesses accesses =
        new SomeAccesses("2026-08-01T00:00:00Z")
            .answered("li.na", "A-1", 3)
            .answered("li.na", "A-1", 4)
            .answered("li.na", "A-2", 5)
            .denied("wu.li", "B-9", "no approval")
            .add(
                SomeAccesses.event(Kind.SHARING, "chen.b", null, Outcome.ALLOWED, "stopped", null)
                    .about(List.of(SomeAccesses.BORDER_CITY), null));

    CityLetter letter =
        CityLetter.of(accesses.log(), Period.month("2026-08", ZONE), SomeAccesses.BORDER_CITY);

    assertThat(letter.reads())
        .extracting(
            read ->
                "%s %s %d rows %d denied %s"
                    .formatted(
                        read.user(),
                        read.caseNo(),
                        read.use().rows(),
                        read.use().denied(),
                        read.use().approvals()))
        .containsExactly(
            "li.na A-1 7 rows 0 denied [7]",
            "li.na A-2 5 rows 0 denied [7]",
            "wu.li B-9 0 rows 1 denied []");
    assertThat(letter.decisions()).hasSize(1);
    assertThat(CityLetter.of(accesses.log(), Period.month("2026-09", ZONE), "980200").reads())
        .isEmpty();
    assertThat(CityLetter.of(accesses.log(), Period.month("2026-08", ZONE), "980300").reads())
        .isEmpty();
  }
}
