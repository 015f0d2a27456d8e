package citylake.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionPeriodTest {
  private static final RetentionPeriod NINETY_DAYS = period(90, ChronoUnit.DAYS);
  private static final RetentionPeriod A_YEAR = period(1, ChronoUnit.YEARS);

  @Test
  void rowsAreKeptForTheWholePeriodAndNoDayLonger() {
    LocalDate night = LocalDate.of(2026, 7, 1);

    assertThat(NINETY_DAYS.goesOn(night)).isEqualTo(LocalDate.of(2026, 9, 29));
    assertThat(NINETY_DAYS.lastGone(LocalDate.of(2026, 9, 28))).isBefore(night);
    assertThat(NINETY_DAYS.lastGone(LocalDate.of(2026, 9, 29))).isEqualTo(night);
  }

  @Test
  void theDayOnWhichANightGoesIsTheFirstOnWhichItIsPast() {
    for (RetentionPeriod period :
        List.of(NINETY_DAYS, A_YEAR, period(3, ChronoUnit.MONTHS), period(10, ChronoUnit.YEARS))) {
      LocalDate.of(2027, 1, 1)
          .datesUntil(LocalDate.of(2030, 1, 1))
          .forEach(
              night -> {
                LocalDate day = period.goesOn(night);
                assertThat(period.lastGone(day)).as("%s on %s", night, day).isAfterOrEqualTo(night);
                assertThat(period.lastGone(day.minusDays(1))).isBefore(night);
              });
    }
  }

  @Test
  void aLeapDaysRowsAreKeptForAWholeYear() {
    assertThat(A_YEAR.goesOn(LocalDate.of(2028, 2, 29))).isEqualTo(LocalDate.of(2029, 3, 1));
  }

  @Test
  void itIsToldInWords() {
    assertThat(NINETY_DAYS.words()).isEqualTo("90 days");
    assertThat(A_YEAR.words()).isEqualTo("1 year");
  }

  private static RetentionPeriod period(int count, ChronoUnit unit) {
    return new RetentionPeriod(count, unit, "night");
  }
}
