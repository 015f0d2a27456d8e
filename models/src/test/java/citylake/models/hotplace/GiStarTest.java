package citylake.models.hotplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import citylake.models.CounterRandom;
import citylake.models.place.Cell;
import citylake.models.place.CellCounts;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GiStarTest {
  private static final HotPlaceParameters PARAMETERS = HotPlaceParameters.declared();

  @ParameterizedTest
  @CsvSource({
    "1.96, 0.04999579029644087",
    "5, 5.733031437583892e-07",
    "10, 1.523970604832094e-23",
    "20, 5.507248237212467e-89",
    "30, 9.813427854296859e-198",
    "-37, 1.1451142445427702e-299",
  })
  void pKeepsItsDigitsFarOutInTheTail(double z, double p) {
    assertThat(GiStar.twoSided(z) / p).isCloseTo(1, within(1e-10));
  }

  @Test
  void cellsAtTheEdgeHaveFewerNeighbours() {
    List<JudgedCell> cells = GiStar.judge(square(6, i -> i % 3), PARAMETERS);

    assertThat(cells.stream().filter(cell -> cell.neighbours() == 4)).as("corners").hasSize(4);
    assertThat(cells.stream().filter(cell -> cell.neighbours() == 6)).as("sides").hasSize(16);
    assertThat(cells.stream().filter(cell -> cell.neighbours() == 9)).as("inside").hasSize(16);
  }

  @Test
  void aQuietQuarterOfABusyCityIsColdByBothTests() {
    CellCounts cells = square(20, i -> i % 20 < 5 && i / 20 < 5 ? 0 : 20 + i % 3);

    JudgedCell quiet =
        GiStar.judge(cells, PARAMETERS).stream()
            .filter(cell -> cell.cell().equals(new Cell(2, 2)))
            .findFirst()
            .orElseThrow();

    assertThat(quiet.label()).isEqualTo(Label.COLD);
    assertThat(quiet.bin()).isEqualTo(-3);
    assertThat(quiet.qExactLower()).isLessThan(1e-6);
    assertThat(quiet.isSparse()).isFalse();
  }

  @Test
  void fewEventsAreMarkedAsSparse() {
    assertThat(GiStar.judge(square(10, i -> i == 37 ? 3 : 0), PARAMETERS))
        .allSatisfy(cell -> assertThat(cell.isSparse()).isTrue());
  }

  @Test
  void tooFewCellsAreRefused() {
    assertThatThrownBy(() -> GiStar.judge(square(5, i -> i), PARAMETERS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot judge hot places: the study area has 25 cells, at least 30 are needed to tell a place from chance.");
  }

  @Test
  void countsThatAreAllAlikeAreRefused() {
    assertThatThrownBy(() -> GiStar.judge(square(6, i -> 4), PARAMETERS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot judge hot places: all 36 cells count 4 events, so none can differ from the others.");
  }

  @Property(tries = 30)
  void neitherOrderNorPlaceOfTheGridMatters(
      @ForAll @IntRange(min = 1, max = 1000) int seed,
      @ForAll @IntRange(min = -100_000, max = 100_000) int dx,
      @ForAll @IntRange(min = -100_000, max = 100_000) int dy) {
    int side = 12;
    int[] order =
        IntStream.range(0, side * side)
            .boxed()
            .sorted(
                (a, b) ->
                    Double.compare(
                        CounterRandom.uniform(seed, 1, a), CounterRandom.uniform(seed, 1, b)))
            .mapToInt(Integer::intValue)
            .toArray();
    LongUnaryOperator count = i -> CounterRandom.poisson(0.7, CounterRandom.uniform(seed, 0, i));
    CellCounts shuffled =
        CellCounts.of(
            IntStream.of(order).map(i -> dx + i % side).toArray(),
            IntStream.of(order).map(i -> dy + i / side).toArray(),
            IntStream.of(order).mapToLong(count::applyAsLong).toArray());

    List<JudgedCell> here = GiStar.judge(square(side, count), PARAMETERS);
    List<JudgedCell> there = GiStar.judge(shuffled, PARAMETERS);

    assertThat(there.stream().map(cell -> figures(cell, dx, dy)))
        .containsExactlyElementsOf(here.stream().map(cell -> figures(cell, 0, 0)).toList());
  }

  private static List<Object> figures(JudgedCell cell, int dx, int dy) {
    return List.of(
        cell.cell().x() - dx,
        cell.cell().y() - dy,
        cell.count(),
        cell.z(),
        cell.q(),
        cell.bin(),
        cell.qExact(),
        cell.label());
  }

  private static CellCounts square(int side, LongUnaryOperator count) {
    return CellCounts.of(
        IntStream.range(0, side * side).map(i -> i % side).toArray(),
        IntStream.range(0, side * side).map(i -> i / side).toArray(),
        IntStream.range(0, side * side).mapToLong(count::applyAsLong).toArray());
  }
}
