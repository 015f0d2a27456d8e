package citylake.quality.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RowHistoryTest {
  private static final List<DeliveredRows> NOTHING = List.of();

  @Test
  void rowsWithoutAPlaceAreToldWithBothSharesAndTheLikelyCause() {
    DeliveredRows swapped = new DeliveredRows();
    swapped.add(79, Set.of(Lack.PLACE), List.of("place_implausible"));
    swapped.add(2, Set.of(Lack.PLACE), List.of("place_unknown"));

    assertThat(usual().judge(swapped))
        .containsExactly(
            new Finding(
                "rows_without_place",
                false,
                "0 of 81 rows have a place, of earlier deliveries 97.5 %; 79 of them say place_implausible: are longitude and latitude swapped, or is it another coordinate system than declared?"));
  }

  @Test
  void rowsWithoutATimeAreToldWithBothSharesAndTheLikelyCause() {
    assertThat(usual().judge(rows(82, 82, Lack.TIME, "occurred_at_default_time")))
        .containsExactly(
            new Finding(
                "rows_without_time",
                false,
                "0 of 82 rows have a time, of earlier deliveries 100.0 %; 82 of them say occurred_at_default_time: did the export lose the time of day?"));
  }

  @Test
  void codesThatNoListHasAreTold() {
    assertThat(usual().judge(rows(60, 30, null, "offence_code_unknown")))
        .containsExactly(
            new Finding(
                "rows_with_offence_code_unknown",
                false,
                "30 of 60 rows say offence_code_unknown, of earlier deliveries 0.0 %: were the codes changed, or has the code list grown?"));
  }

  @Test
  void aSmallFileLikeTheOthersIsNotOdd() {
    assertThat(usual().judge(rows(12, 1, Lack.PLACE, "place_unknown"))).isEmpty();
    assertThat(usual().judge(rows(1, 1, Lack.PLACE, "place_unknown"))).isEmpty();
    assertThat(usual().judge(rows(2, 2, Lack.PLACE, "place_unknown"))).isEmpty();
    assertThat(usual().judge(rows(400, 40, Lack.PLACE, "place_unknown"))).isEmpty();
  }

  @Test
  void aSourceThatNeverGivesPlacesIsNotOdd() {
    RowHistory never =
        new RowHistory(
            Collections.nCopies(3, rows(100, 100, Lack.PLACE, "place_unknown")),
            ArrivalLimits.DEFAULT);

    assertThat(never.judge(rows(90, 90, Lack.PLACE, "place_unknown"))).isEmpty();
  }

  @Test
  void oneOddDeliveryDoesNotBecomeTheRule() {
    RowHistory oneOdd =
        new RowHistory(
            List.of(
                rows(100, 2, Lack.PLACE, "place_unknown"),
                rows(100, 100, Lack.PLACE, "place_unknown"),
                rows(100, 3, Lack.PLACE, "place_unknown")),
            ArrivalLimits.DEFAULT);

    assertThat(oneOdd.judge(rows(90, 90, Lack.PLACE, "place_unknown"))).hasSize(1);
  }

  @Test
  void aFirstDeliveryIsOddOnlyWhereAllOfItsRowsLackSomething() {
    RowHistory first = new RowHistory(NOTHING, ArrivalLimits.DEFAULT);

    assertThat(first.judge(rows(100, 99, Lack.PLACE, "place_implausible"))).isEmpty();
    assertThat(first.judge(rows(5, 5, Lack.PLACE, "place_implausible"))).isEmpty();
    assertThat(first.judge(rows(100, 100, Lack.PLACE, "place_implausible")))
        .containsExactly(
            new Finding(
                "rows_without_place",
                false,
                "0 of 100 rows have a place, and nothing earlier is there to compare with; 100 of them say place_implausible: are longitude and latitude swapped, or is it another coordinate system than declared?"));
  }

  @Test
  void aFirstDeliveryOfASourceThatDeclaresNoPlaceIsNotOdd() {
    RowHistory first = new RowHistory(NOTHING, ArrivalLimits.DEFAULT);

    assertThat(first.judge(rows(100, 100, Lack.PLACE, null))).isEmpty();
  }

  @Test
  void timesThatAreAllAtMidnightAreToldAlthoughNoRuleOfTheSourceKnowsMidnight() {
    assertThat(usual().judge(at(InCommon.AT_MIDNIGHT, 60, 60)))
        .containsExactly(
            new Finding(
                "rows_at_midnight",
                false,
                "60 of 60 rows are exactly at midnight, of earlier deliveries 0.0 %: did the export lose the time of day?"));
    assertThat(
            new RowHistory(NOTHING, ArrivalLimits.DEFAULT).judge(at(InCommon.AT_MIDNIGHT, 60, 60)))
        .extracting(Finding::words)
        .containsExactly(
            "60 of 60 rows are exactly at midnight, and nothing earlier is there to compare with: did the export lose the time of day?");
  }

  @Test
  void timesOfLongAgoAreToldWhereEarlierDeliveriesHadNone() {
    assertThat(usual().judge(at(InCommon.LONG_AGO, 60, 60)))
        .containsExactly(
            new Finding(
                "rows_of_long_ago",
                false,
                "60 of 60 rows are of more than 31 days before their night, of earlier deliveries 0.0 %: are day and month exchanged, or is it an old export?"));
  }

  @Test
  void aFirstLoadOfYearsAndAFewLateReportsAreNotOdd() {
    assertThat(
            new RowHistory(NOTHING, ArrivalLimits.DEFAULT).judge(at(InCommon.LONG_AGO, 900, 900)))
        .isEmpty();
    assertThat(usual().judge(at(InCommon.LONG_AGO, 60, 3))).isEmpty();
    assertThat(usual().judge(at(InCommon.AT_MIDNIGHT, 60, 2))).isEmpty();
  }

  @Test
  void oneAndTheSamePlaceOrTimeOfDayIsToldAlsoOfAFirstDelivery() {
    DeliveredRows office = at(InCommon.ONE_PLACE, 47, 47);
    office.addHaving(InCommon.ONE_TIME_OF_DAY, 47);

    assertThat(usual().judge(office))
        .containsExactly(
            new Finding(
                "rows_at_one_time_of_day",
                false,
                "47 of 47 rows have one and the same time of day, to the second, of earlier deliveries 0.0 %: did the export put a time of its own?"),
            new Finding(
                "rows_at_one_place",
                false,
                "47 of 47 rows have one and the same place, to the last digit, of earlier deliveries 0.0 %: did the export put the place of the office?"));
    assertThat(new RowHistory(NOTHING, ArrivalLimits.DEFAULT).judge(office)).hasSize(2);
    assertThat(usual().judge(at(InCommon.ONE_PLACE, 60, 6))).isEmpty();
  }

  private static DeliveredRows at(InCommon time, long all, long odd) {
    DeliveredRows rows = new DeliveredRows();
    rows.add(all, Set.of(), List.of());
    rows.addHaving(time, odd);
    return rows;
  }

  /** 97.5 % with a place, all with a time. */
  private static RowHistory usual() {
    return new RowHistory(
        List.of(rows(200, 5, Lack.PLACE, "place_unknown")), ArrivalLimits.DEFAULT);
  }

  private static DeliveredRows rows(long all, long odd, Lack lack, String issue) {
    DeliveredRows rows = new DeliveredRows();
    rows.add(
        odd, lack == null ? Set.of() : Set.of(lack), issue == null ? List.of() : List.of(issue));
    rows.add(all - odd, Set.of(), List.of());
    return rows;
  }
}
