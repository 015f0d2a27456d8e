package citylake.etl.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RhythmTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-06-29");

  @ParameterizedTest
  @ValueSource(strings = {"daily", "weekdays", "weekly on monday", "monthly on 31", "irregular"})
  void whatIsDeclaredReadsBackAsItStands(String declared) {
    assertThat(Rhythm.of(declared).words()).isEqualTo(declared);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Daily", "weekly", "weekly on someday", "monthly on 0", "monthly on 32"})
  void anythingElseIsRefused(String declared) {
    assertThatThrownBy(() -> Rhythm.of(declared)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDumpIsDueOnItsDays() {
    assertThat(Rhythm.of("daily").isDue(MONDAY.minusDays(1))).isTrue();
    assertThat(Rhythm.of("weekdays").isDue(MONDAY.minusDays(1))).isFalse();
    assertThat(Rhythm.of("weekdays").isDue(MONDAY)).isTrue();
    assertThat(Rhythm.of("weekly on monday").isDue(MONDAY)).isTrue();
    assertThat(Rhythm.of("weekly on monday").isDue(MONDAY.plusDays(1))).isFalse();
    assertThat(Rhythm.of("irregular").isDue(MONDAY)).isFalse();
  }

  @Test
  void aMonthWithoutTheDayHasItOnItsLast() {
    Rhythm last = Rhythm.of("monthly on 31");

    assertThat(last.isDue(LocalDate.parse("2026-02-28"))).isTrue();
    assertThat(last.isDue(LocalDate.parse("2028-02-28"))).isFalse();
    assertThat(last.isDue(LocalDate.parse("2028-02-29"))).isTrue();
    assertThat(last.isDue(LocalDate.parse("2026-01-30"))).isFalse();
  }
}
