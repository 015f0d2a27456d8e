package citylake.quality.punctuality;

import static citylake.quality.punctuality.State.LATE;
import static citylake.quality.punctuality.State.MISSING;
import static citylake.quality.punctuality.State.NOT_DUE;
import static citylake.quality.punctuality.State.ON_TIME;
import static citylake.quality.punctuality.State.REFUSED;
import static citylake.quality.punctuality.State.STALE;
import static citylake.quality.punctuality.State.UNTIMED;
import static org.assertj.core.api.Assertions.assertThat;

import citylake.quality.punctuality.Came.Fate;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PunctualityTest {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final ZoneId DENVER = ZoneId.of("America/Denver");
  private static final LocalTime ONE = LocalTime.of(1, 0);
  private static final LocalDate WEDNESDAY = LocalDate.parse("2026-07-01");
  private static final LocalDate THURSDAY = WEDNESDAY.plusDays(1);
  private static final LocalDate FRIDAY = WEDNESDAY.plusDays(2);
  private static final List<Fate> FATES = List.of(Fate.TAKEN, Fate.REFUSED, Fate.KNOWN);
  private static final Timetable DAILY = new Timetable(night -> true, ONE, CHINA);
  private static final Timetable MONDAYS =
      new Timetable(night -> night.getDayOfWeek() == DayOfWeek.MONDAY, ONE, CHINA);
  private static final Timetable IRREGULAR = new Timetable(night -> false, ONE, CHINA);

  @Test
  void aFileAtTheDeadlineIsOnTimeAndASecondLaterItIsLateByABegunMinute() {
    Instant deadline = DAILY.deadline(WEDNESDAY);

    assertThat(daily(WEDNESDAY, taken(WEDNESDAY, deadline)).state()).isEqualTo(ON_TIME);
    Punctuality late = daily(WEDNESDAY, taken(WEDNESDAY, deadline.plusSeconds(1)));
    assertThat(late.state()).isEqualTo(LATE);
    assertThat(late.lateMinutes()).isEqualTo(1);
  }

  @Test
  void theLastFileDecidesBecauseOnlyThenTheDeliveryIsComplete() {
    Instant deadline = DAILY.deadline(WEDNESDAY);

    Punctuality two =
        daily(
            WEDNESDAY,
            taken(WEDNESDAY, deadline.minusSeconds(600)),
            taken(WEDNESDAY, deadline.plusSeconds(2_400)));

    assertThat(two.state()).isEqualTo(LATE);
    assertThat(two.lateMinutes()).isEqualTo(40);
  }

  @Test
  void aDeadlineFromNoonOnIsMeantOnTheEveningBefore() {
    Timetable evening = new Timetable(night -> true, LocalTime.of(23, 30), CHINA);

    assertThat(evening.deadline(THURSDAY)).isEqualTo(Instant.parse("2026-07-01T15:30:00Z"));
    assertThat(DAILY.deadline(THURSDAY)).isEqualTo(Instant.parse("2026-07-01T17:00:00Z"));
    assertThat(
            Punctuality.of(
                    THURSDAY,
                    evening,
                    THURSDAY,
                    List.of(taken(THURSDAY, Instant.parse("2026-07-01T16:10:00Z"))))
                .lateMinutes())
        .as("ten past midnight, forty minutes behind half past eleven")
        .isEqualTo(40);
  }

  @Test
  void whereClocksShowTheTimeTwiceTheSecondCounts() {
    Timetable denver = new Timetable(night -> true, LocalTime.of(1, 30), DENVER);

    assertThat(denver.deadline(LocalDate.parse("2026-11-01")))
        .isEqualTo(Instant.parse("2026-11-01T08:30:00Z"));
  }

  @Test
  void whereClocksSkipTheTimeTheDeadlineIsAsLongBehindTheSkip() {
    Timetable denver = new Timetable(night -> true, LocalTime.of(2, 30), DENVER);

    assertThat(denver.deadline(LocalDate.parse("2026-03-08")))
        .isEqualTo(Instant.parse("2026-03-08T09:30:00Z"));
  }

  @Test
  void whatNeverCameIsMissingSinceItWasFirstLookedFor() {
    Punctuality never = Punctuality.of(FRIDAY, DAILY, WEDNESDAY, List.of());

    assertThat(never.state()).isEqualTo(MISSING);
    assertThat(never.since()).isEqualTo(WEDNESDAY);
    assertThat(never.cameAt()).isNull();
  }

  @Test
  void missingCountsFromTheFirstNightBehindTheLastThatTookSomething() {
    Came first = onTime(WEDNESDAY);

    assertThat(daily(THURSDAY, first).since()).isEqualTo(THURSDAY);
    assertThat(daily(FRIDAY, first).since()).isEqualTo(THURSDAY);
  }

  @Test
  void aRefusedNightIsRefusedAndTheNextWithoutAFileIsMissingSinceThen() {
    Came refused = came(THURSDAY, Fate.REFUSED, DAILY.deadline(THURSDAY), null, 0);

    assertThat(daily(THURSDAY, onTime(WEDNESDAY), refused).state()).isEqualTo(REFUSED);
    Punctuality next = daily(FRIDAY, onTime(WEDNESDAY), refused);
    assertThat(next.state()).isEqualTo(MISSING);
    assertThat(next.since()).isEqualTo(THURSDAY);
  }

  @Test
  void aRefusedFileThatIsSentAnewInTheSameNightIsLateByItsOwnTime() {
    Instant deadline = DAILY.deadline(THURSDAY);
    Came refused = came(THURSDAY, Fate.REFUSED, deadline.minusSeconds(60), null, 0);

    Punctuality mended =
        daily(THURSDAY, onTime(WEDNESDAY), refused, taken(THURSDAY, deadline.plusSeconds(28_800)));

    assertThat(mended.state()).isEqualTo(LATE);
    assertThat(mended.lateMinutes()).isEqualTo(480);
  }

  @Test
  void theSameFileAgainIsStale() {
    Came again = came(THURSDAY, Fate.KNOWN, DAILY.deadline(THURSDAY), null, 0);

    assertThat(daily(THURSDAY, onTime(WEDNESDAY), again).state()).isEqualTo(STALE);
  }

  @Test
  void newRecordsWithoutANewerEventAreStale() {
    Instant event = Instant.parse("2026-06-30T10:00:00Z");
    Instant intime = DAILY.deadline(THURSDAY).minusSeconds(60);
    Came before = came(WEDNESDAY, Fate.TAKEN, DAILY.deadline(WEDNESDAY), event, 100);

    assertThat(daily(THURSDAY, before, came(THURSDAY, Fate.TAKEN, intime, event, 5)).state())
        .isEqualTo(STALE);
    assertThat(
            daily(THURSDAY, before, came(THURSDAY, Fate.TAKEN, intime, event.plusSeconds(1), 5))
                .state())
        .isEqualTo(ON_TIME);
  }

  @Test
  void withoutEventTimesOnlyADeliveryThatBringsNothingNewIsStale() {
    Instant intime = DAILY.deadline(THURSDAY);

    assertThat(
            daily(THURSDAY, onTime(WEDNESDAY), came(THURSDAY, Fate.TAKEN, intime, null, 0)).state())
        .isEqualTo(STALE);
    assertThat(
            daily(THURSDAY, onTime(WEDNESDAY), came(THURSDAY, Fate.TAKEN, intime, null, 1)).state())
        .isEqualTo(ON_TIME);
  }

  @Test
  void aNightThatIsRunAfterItsTimeMakesNobodyLateOrMissing() {
    Instant copied = Instant.parse("2026-11-25T09:00:00Z");
    Came first = taken(WEDNESDAY, copied);

    assertThat(daily(WEDNESDAY, first).state()).isEqualTo(UNTIMED);
    assertThat(daily(THURSDAY, first).state())
        .as("one folder of many nights, all taken by the first")
        .isEqualTo(UNTIMED);
  }

  @Test
  void aStoreWithoutTimesTellsNothingOfPunctuality() {
    assertThat(daily(WEDNESDAY, taken(WEDNESDAY, null)).state()).isEqualTo(UNTIMED);
  }

  @Test
  void aWeeklyDumpIsNotDueOnOtherDaysAndMissingUntilItComes() {
    LocalDate monday = LocalDate.parse("2026-06-29");
    LocalDate next = monday.plusDays(7);
    Came first = taken(monday, MONDAYS.deadline(monday));

    assertThat(mondays(monday, WEDNESDAY, first).state()).isEqualTo(NOT_DUE);
    assertThat(mondays(monday, next, first).since()).isEqualTo(next);
    Punctuality tuesday = mondays(monday, next.plusDays(1), first);
    assertThat(tuesday.state()).isEqualTo(MISSING);
    assertThat(tuesday.since()).isEqualTo(next);
    Instant came = MONDAYS.deadline(next).plusSeconds(36_000);
    Punctuality late = mondays(monday, next.plusDays(1), first, taken(next.plusDays(1), came));
    assertThat(late.state()).isEqualTo(LATE);
    assertThat(late.lateMinutes()).isEqualTo(600);
  }

  @Test
  void aWeeklyDumpThatCameAheadIsOnTimeOnItsDay() {
    LocalDate monday = LocalDate.parse("2026-06-29");
    LocalDate sunday = monday.plusDays(6);
    Came first = taken(monday, MONDAYS.deadline(monday));
    Came ahead = taken(sunday, MONDAYS.deadline(sunday));

    assertThat(mondays(monday, sunday, first, ahead).state()).isEqualTo(ON_TIME);
    assertThat(mondays(monday, sunday.plusDays(1), first, ahead).state()).isEqualTo(ON_TIME);
    assertThat(mondays(monday, monday.plusDays(14), first, ahead).since())
        .isEqualTo(monday.plusDays(14));
  }

  @Test
  void whatComesIrregularlyIsNeverMissingAndNeverLate() {
    assertThat(Punctuality.of(WEDNESDAY, IRREGULAR, WEDNESDAY, List.of()).state())
        .isEqualTo(NOT_DUE);
    assertThat(
            Punctuality.of(
                    WEDNESDAY,
                    IRREGULAR,
                    WEDNESDAY,
                    List.of(taken(WEDNESDAY, Instant.parse("2026-11-25T09:00:00Z"))))
                .state())
        .isEqualTo(ON_TIME);
  }

  @Test
  void laterNightsAndTheOrderOfFilesChangeNothing() {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      List<Came> until = randomFiles(random, 1 + random.nextInt(10));
      List<Came> all = new ArrayList<>(until);
      LocalDate night = WEDNESDAY.plusDays(10);
      all.add(came(night.plusDays(1), Fate.TAKEN, DAILY.deadline(night), Instant.MAX, 9));
      Collections.shuffle(all, random);

      Punctuality first = Punctuality.of(night, DAILY, WEDNESDAY, until);

      assertThat(Punctuality.of(night, DAILY, WEDNESDAY, all)).isEqualTo(first);
      assertThat(first.state() == LATE).isEqualTo(first.lateMinutes() != null);
      assertThat(first.state() == MISSING).isEqualTo(first.since() != null);
    }
  }

  private static List<Came> randomFiles(Random random, int count) {
    List<Came> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      LocalDate night = WEDNESDAY.plusDays(random.nextInt(11));
      Instant at = DAILY.deadline(night).plus(Duration.ofMinutes(random.nextInt(200) - 100));
      Fate fate = FATES.get(random.nextInt(FATES.size()));
      files.add(came(night, fate, at, null, random.nextInt(3)));
    }
    return files;
  }

  private static Punctuality daily(LocalDate night, Came... files) {
    return Punctuality.of(night, DAILY, WEDNESDAY, List.of(files));
  }

  private static Punctuality mondays(LocalDate since, LocalDate night, Came... files) {
    return Punctuality.of(night, MONDAYS, since, List.of(files));
  }

  private static Came onTime(LocalDate night) {
    return taken(night, DAILY.deadline(night).minusSeconds(1_800));
  }

  private static Came taken(LocalDate night, Instant at) {
    return came(night, Fate.TAKEN, at, null, 10);
  }

  private static Came came(LocalDate night, Fate fate, Instant at, Instant event, long news) {
    return new Came(night, fate, at, event, news);
  }
}
