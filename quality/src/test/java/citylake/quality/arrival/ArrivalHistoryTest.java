package citylake.quality.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivalHistoryTest {
  private static final LocalDate TUESDAY = LocalDate.parse("2026-03-03");

  @Test
  void withoutEnoughHistoryNothingIsOdd() {
    assertThat(history(2, 1000).judge(arrival(TUESDAY, 1))).isEmpty();
  }

  @Test
  void aNightLikeTheOthersIsNotOdd() {
    assertThat(history(8, 1000).judge(arrival(TUESDAY, 1090))).isEmpty();
  }

  @Test
  void aTenthOfTheUsualRecordsIsRefusedWithBothFigures() {
    assertThat(history(8, 1000).judge(arrival(TUESDAY, 100)))
        .containsExactly(
            new Finding(
                "too_few_records",
                true,
                "it holds 100 records, where the last 8 comparable deliveries held about 1,000; likely the export stopped early or covered too short a time"));
  }

  @Test
  void threeTimesTheUsualRecordsAreSaidButTaken() {
    assertThat(history(8, 1000).judge(arrival(TUESDAY, 3000)))
        .singleElement()
        .satisfies(finding -> assertThat(finding.code()).isEqualTo("too_many_records"))
        .satisfies(finding -> assertThat(finding.refuses()).isFalse());
  }

  @Test
  void aWaveWhereFewAreUsualIsSaidButTaken() {
    assertThat(history(8, 2).judge(arrival(TUESDAY, 24)))
        .singleElement()
        .satisfies(finding -> assertThat(finding.code()).isEqualTo("too_many_records"))
        .satisfies(finding -> assertThat(finding.refuses()).isFalse());
    assertThat(history(8, 200).judge(arrival(TUESDAY, 1_001)))
        .singleElement()
        .satisfies(finding -> assertThat(finding.refuses()).isTrue());
  }

  @Test
  void smallCountsVaryByChance() {
    assertThat(history(8, 3).judge(arrival(TUESDAY, 12))).isEmpty();
    assertThat(history(8, 12).judge(arrival(TUESDAY, 1))).isEmpty();
  }

  @Test
  void theSameWeekdayIsComparedWithWhereThereIsEnoughOfIt() {
    List<Arrival> taken = new ArrayList<>();
    for (int day = 1; day <= 35; day++) {
      LocalDate night = TUESDAY.minusDays(day);
      taken.add(arrival(night, night.getDayOfWeek() == TUESDAY.getDayOfWeek() ? 90_000 : 100));
    }
    assertThat(new ArrivalHistory(taken, ArrivalLimits.DEFAULT).judge(arrival(TUESDAY, 91_000)))
        .isEmpty();
  }

  @Test
  void oneOddNightDoesNotBecomeTheRule() {
    List<Arrival> taken = new ArrayList<>(List.of(arrival(TUESDAY.minusDays(9), 90_000)));
    for (int day = 1; day <= 4; day++) {
      taken.add(arrival(TUESDAY.minusDays(day), 1000));
    }
    assertThat(new ArrivalHistory(taken, ArrivalLimits.DEFAULT).judge(arrival(TUESDAY, 1000)))
        .isEmpty();
  }

  @Test
  void aColumnThatIsSuddenlyEmptyIsRefused() {
    Arrival now = arrival(TUESDAY, 1000, new Arrival.Field("LON", 1000, 20, 20, 0));
    assertThat(history(4, 1000).judge(now))
        .containsExactly(
            new Finding(
                "emptied_column",
                true,
                "column 'LON' is filled in 2 % of the records, usually in 95 %; likely the platform's field or the export's query was changed"));
  }

  @Test
  void aColumnFilledMoreOftenThanUsualIsSaid() {
    Arrival now = arrival(TUESDAY, 1000, new Arrival.Field("LON", 1000, 600, 600, 0));
    assertThat(history(4, 1000).judge(now))
        .extracting(Finding::code, Finding::refuses)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("filled_otherwise", false));
  }

  @Test
  void numbersThatBecomeTextAreRefused() {
    Arrival now = arrival(TUESDAY, 1000, new Arrival.Field("LON", 1000, 950, 3, 0));
    assertThat(history(4, 1000).judge(now))
        .containsExactly(
            new Finding(
                "retyped_column",
                true,
                "column 'LON' used to hold numbers and now holds text; likely its type or format was changed"));
  }

  @Test
  void fewRecordsSayNothingAboutShares() {
    Arrival now = arrival(TUESDAY, 20, new Arrival.Field("LON", 20, 0, 0, 0));
    assertThat(history(4, 20).judge(now)).isEmpty();
  }

  private static ArrivalHistory history(int nights, long records) {
    List<Arrival> taken = new ArrayList<>();
    for (int night = 1; night <= nights; night++) {
      taken.add(arrival(TUESDAY.minusDays(night), records));
    }
    return new ArrivalHistory(taken, ArrivalLimits.DEFAULT);
  }

  private static Arrival arrival(LocalDate night, long records) {
    return arrival(
        night,
        records,
        new Arrival.Field("LON", records, records * 95 / 100, records * 95 / 100, 0));
  }

  private static Arrival arrival(LocalDate night, long records, Arrival.Field... fields) {
    return new Arrival(night, records, List.of(fields));
  }
}
