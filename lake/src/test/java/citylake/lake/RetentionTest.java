package citylake.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private static final Instant NOW = Instant.parse("2026-07-15T12:00:00Z");
  private static final Retention NOTHING_BUT =
      new Retention(1, Duration.ZERO, 0, Duration.ZERO, Duration.ofDays(3));

  private final List<Release> newestFirst = new ArrayList<>();

  @Test
  void newestReleaseAndTheOneBeforeStayWhateverTheNumbersSay() {
    released(90, 60, 30, 20);

    assertThat(NOTHING_BUT.kept(newestFirst, NOW)).containsExactly(3L, 4L);
  }

  @Test
  void soManyOfTheNewestStay() {
    released(90, 60, 30, 20);

    assertThat(NOTHING_BUT.keeping(3, 0).kept(newestFirst, NOW)).containsExactly(2L, 3L, 4L);
  }

  @Test
  void whatReadersSawWithinTheDaysStaysAlsoWhenItIsOlder() {
    released(90, 60, 9, 5, 4, 1);

    assertThat(NOTHING_BUT.keeping(1, 10).kept(newestFirst, NOW))
        .as("release 2 was seen until nine days ago, release 1 until sixty")
        .containsExactly(2L, 3L, 4L, 5L, 6L);
  }

  @Test
  void whatAReaderMayStillReadStays() {
    released(5, 4, 3, 0, 0, 0);
    Retention aDay = new Retention(1, Duration.ZERO, 0, Duration.ofDays(1), Duration.ofDays(3));

    assertThat(aDay.kept(newestFirst, NOW)).containsExactly(3L, 4L, 5L, 6L);
  }

  @Test
  void lastReleaseOfEachMonthStaysForSoManyMonths() {
    // 2026-04-16, 2026-04-26, 2026-05-26, 2026-06-05, 2026-06-15, 2026-07-05, 07-06, 07-07
    released(90, 80, 50, 40, 30, 10, 9, 8);
    Retention months = new Retention(1, Duration.ZERO, 3, Duration.ZERO, Duration.ofDays(3));

    assertThat(months.kept(newestFirst, NOW))
        .as("May, June and July; April is too long ago")
        .containsExactly(3L, 5L, 7L, 8L);
  }

  @Test
  void whatWasPublishedBeforeABackfillStays() {
    released(30, 29);
    add(28, "backfill");
    released(27, 26, 25);
    Retention months = new Retention(1, Duration.ZERO, 2, Duration.ZERO, Duration.ofDays(3));

    assertThat(months.kept(newestFirst, NOW)).containsExactly(2L, 5L, 6L);
  }

  @Test
  void everythingIsKeptThatTheStandardSettingsPromise() {
    for (int age = 60; age >= 0; age--) {
      released(age);
    }

    assertThat(Retention.DEFAULT.kept(newestFirst, NOW))
        .as("36 days, and the last of May; 61 releases in all")
        .hasSize(37)
        .contains(61L, 26L, 16L);
  }

  /** A hundred a day would leave no night to go back to. */
  @Test
  void whatCameInAheadOfANightIsNoWayBackAndStaysForItsReadersAlone() {
    released(4);
    add(3, Release.AHEAD);
    add(3, Release.AHEAD);
    released(3);
    add(0, Release.AHEAD);
    add(0, Release.AHEAD);
    add(0, Release.AHEAD);
    Retention two =
        new Retention(2, Duration.ofDays(35), 0, Duration.ofDays(1), Duration.ofDays(3));

    assertThat(two.kept(newestFirst, NOW))
        .as("both nights; the ahead of today; of the third day before none")
        .containsExactly(1L, 4L, 5L, 6L, 7L);
    assertThat(
            new Retention(1, Duration.ZERO, 0, Duration.ZERO, Duration.ofDays(3))
                .kept(newestFirst, NOW))
        .as("what readers see, the one before, and the newest night")
        .containsExactly(4L, 6L, 7L);
  }

  @Test
  void retentionThatKeepsNothingIsRefused() {
    assertThatThrownBy(() -> Retention.DEFAULT.keeping(0, 5))
        .hasMessage(
            "Invalid retention: at least 1 release must stay, and neither days nor months may be negative (releases 0, days 5, months 13). Nothing was changed.");
  }

  private void released(int... daysAgo) {
    for (int days : daysAgo) {
      add(days, "night");
    }
  }

  private void add(int daysAgo, String kind) {
    long number = newestFirst.size() + 1L;
    newestFirst.add(
        0,
        new Release(
            number,
            number == 1 ? null : number - 1,
            LocalDate.of(2026, 7, 1),
            "run",
            kind,
            NOW.minus(daysAgo, ChronoUnit.DAYS),
            List.of()));
  }
}
