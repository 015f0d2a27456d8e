package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.lake.Release;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NightDateTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-07-10");
  private static final LocalDate RELEASED = LocalDate.parse("2026-07-02");

  @ParameterizedTest
  @ValueSource(strings = {"2026-07-02", "2026-07-03", "2026-07-10", "2026-07-11"})
  void fromTheReleasedNightToTomorrowAllIsWell(String date) {
    assertThatCode(
            () -> NightDate.refuseUnlikely(LocalDate.parse(date), Optional.of(release()), TODAY))
        .doesNotThrowAnyException();
  }

  @Test
  void firstNightMayLieInAnyPast() {
    assertThatCode(
            () -> NightDate.refuseUnlikely(LocalDate.parse("2006-01-01"), Optional.empty(), TODAY))
        .doesNotThrowAnyException();
  }

  @Test
  void dateBeforeTheReleasedNightNamesBothAndTheBackfill() {
    assertThatThrownBy(() -> refuse("2026-06-01", Optional.of(release())))
        .isInstanceOf(InvalidOrder.class)
        .hasMessage(
            "Invalid date of a night: 2026-06-01 lies before the released night 2026-07-02; times between the two would count as not come yet, and older records would win over newer ones. No file was taken and nothing was changed; readers see night 2026-07-02 as before. Give --date 2026-07-02 or later; to read again what was delivered before: citylake backfill --from 2026-06-01 --to 2026-07-02; or add --any-date if that day is meant.");
  }

  @Test
  void dateAfterTomorrowIsRefusedOnEveryLake() {
    assertThatThrownBy(() -> refuse("2026-07-12", Optional.of(release())))
        .isInstanceOf(InvalidOrder.class)
        .hasMessage(
            "Invalid date of a night: 2026-07-12 has not come yet, today is 2026-07-10. No file was taken and nothing was changed; readers see night 2026-07-02 as before. Give --date 2026-07-10, or add --any-date if that day is meant.");
    assertThatThrownBy(() -> refuse("2099-01-01", Optional.empty()))
        .hasMessage(
            "Invalid date of a night: 2099-01-01 has not come yet, today is 2026-07-10. No file was taken and nothing was changed. Give --date 2026-07-10, or add --any-date if that day is meant.");
  }

  @Test
  void todayIsThatOfTheCityWhereTheDayIsFurthest() {
    Clock evening = Clock.fixed(Instant.parse("2026-07-10T02:00:00Z"), ZoneOffset.UTC);
    List<Source> denver =
        Sources.load(List.of()).all().stream()
            .filter(source -> source.city().id().equals("denver"))
            .toList();

    assertThat(denver).isNotEmpty();
    assertThat(NightDate.today(evening, denver)).isEqualTo(LocalDate.parse("2026-07-09"));
    assertThat(NightDate.today(evening, List.of())).isEqualTo(LocalDate.parse("2026-07-10"));
  }

  private static void refuse(String date, Optional<Release> released) {
    NightDate.refuseUnlikely(LocalDate.parse(date), released, TODAY);
  }

  private static Release release() {
    return new Release(
        1, null, RELEASED, "n20260702", "night", Instant.parse("2026-07-03T01:00:00Z"), List.of());
  }
}
