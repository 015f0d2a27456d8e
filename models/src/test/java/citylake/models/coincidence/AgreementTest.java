package citylake.models.coincidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import citylake.models.place.CellCounts;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AgreementTest {
  @Test
  void tiesAmongTheBusiestGoToTheLowerColumnThenRow() {
    long[] all = IntStream.range(0, 40).mapToLong(i -> i).toArray();
    CellCounts flat = CellCounts.of(all, IntStream.range(0, 40).mapToLong(i -> 1).toArray());
    CellCounts last =
        CellCounts.of(
            all, IntStream.range(0, 40).mapToLong(i -> i == 1 || i == 39 ? 5 : 1).toArray());

    PlaceAgreement places = PlaceAgreement.of(flat, last, 0.05);

    assertThat(places.topCells()).isEqualTo(2);
    assertThat(places.inBothTops()).as("cell 1 of cells 0 and 1").isEqualTo(1);
    assertThat(places.share()).isEqualTo(0.5);
    assertThat(places.lift()).as("0.5 over 2 of 40").isCloseTo(10, within(1e-12));
    assertThat(places.jaccard()).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(places.spearman()).as("a flat map has no ranks").isNaN();
  }

  @Test
  void theNumberOfBusiestCellsRoundsHalfToEvenAndIsAtLeastOne() {
    assertThat(topOf(50)).isEqualTo(2);
    assertThat(topOf(70)).isEqualTo(4);
    assertThat(topOf(3)).isEqualTo(1);
  }

  @Test
  void clocksWithTheSameShapeOfDayAgreeUntilTheShapeIsTakenAway() {
    double[] crime = week((day, hour) -> 10 + hour + (day == 2 && hour == 3 ? 5 : 0));
    double[] crash = week((day, hour) -> 20 + 2 * hour + (day == 5 && hour == 9 ? 5 : 0));
    HourAgreement week = new HourAgreement(crime, crash);

    assertThat(week.pearson()).isGreaterThan(0.98);
    assertThat(week.ofDay().pearson()).isGreaterThan(0.99);
    assertThat(week.ofResiduals().pearson())
        .as("nothing in common beyond the shape")
        .isBetween(-0.1, 0.1);
  }

  @Test
  void aClockThatDoesNotVaryCannotBeCompared() {
    HourAgreement week = new HourAgreement(week((day, hour) -> 1), week((day, hour) -> hour));

    assertThat(week.pearson()).isNaN();
    assertThat(week.spearman()).isNaN();
  }

  private interface DayHour {
    double of(int day, int hour);
  }

  private static double[] week(DayHour weight) {
    return IntStream.range(0, 168).mapToDouble(i -> weight.of(i / 24, i % 24)).toArray();
  }

  private static int topOf(int cells) {
    CellCounts counts =
        CellCounts.of(
            IntStream.range(0, cells).mapToLong(i -> i).toArray(),
            IntStream.range(0, cells).mapToLong(i -> i).toArray());
    return PlaceAgreement.of(counts, counts, 0.05).topCells();
  }
}
