package citylake.models.coincidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import citylake.models.CounterRandom;
import citylake.models.place.Cell;
import citylake.models.place.CellCounts;
import java.util.Arrays;
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
    assertThat(places.share()).as("a flat map has no busiest cells").isNaN();
    assertThat(places.spearman()).as("a flat map has no ranks").isNaN();
  }

  @Test
  void sharesOfTheBusiestAreTakenOfTheCellsCounted() {
    PlaceAgreement places = PlaceAgreement.of(map(5, 1, 1), map(5, 1, 5), 0.05);

    assertThat(places.inBothTops()).as("cells 0 and 1; cells 0 and 2").isEqualTo(1);
    assertThat(places.share()).isEqualTo(0.5);
    assertThat(places.lift()).as("0.5 over 2 of 40").isCloseTo(10, within(1e-12));
    assertThat(places.jaccard()).isCloseTo(1.0 / 3, within(1e-12));
  }

  @Test
  void cellsEqualAtTheLimitShareWhatIsLeftOfTheTop() {
    assertThat(PlaceAgreement.partsInTop(map(5, 1, 1, 1, 1), 3))
        .as("two places among four cells of one event")
        .startsWith(1, 0.5, 0.5, 0.5, 0.5)
        .endsWith(0);
  }

  @Test
  void whereTheTopReachesIntoCellsWithoutAnEventThereIsNone() {
    PlaceAgreement places = PlaceAgreement.of(map(5), map(5, 1), 0.05);

    assertThat(places.topCells()).as("but one cell has a crime").isEqualTo(2);
    assertThat(places.share()).isNaN();
    assertThat(places.jaccard()).isNaN();
  }

  @Test
  void twoEvenMapsWithNothingInCommonDoNotAgreeByTheOrderOfTheirCells() {
    long[] keys = cells(900);
    double sum = 0;
    for (int seed = 0; seed < 50; seed++) {
      sum += MapPair.of(sparse(keys, seed, 1), sparse(keys, seed, 2), 45).shifted(0, 0).topShare();
    }

    assertThat(sum / 50).as("5 % of cells meet by chance").isCloseTo(0.05, within(0.01));
  }

  private static CellCounts sparse(long[] keys, int seed, int stream) {
    return CellCounts.of(
        keys,
        IntStream.range(0, keys.length)
            .mapToLong(i -> CounterRandom.poisson(0.3, CounterRandom.uniform(seed, stream, i)))
            .toArray());
  }

  /** Forty cells of a square, the first with the given counts, the others with none. */
  private static CellCounts map(long... counts) {
    return CellCounts.of(cells(40), Arrays.copyOf(counts, 40));
  }

  private static long[] cells(int n) {
    int side = (int) Math.ceil(Math.sqrt(n));
    return IntStream.range(0, n).mapToLong(i -> Cell.key(i / side, i % side)).toArray();
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
