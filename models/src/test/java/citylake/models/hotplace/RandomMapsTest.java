package citylake.models.hotplace;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.models.CounterRandom;
import citylake.models.place.CellCounts;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Maps of pure chance: whatever is called hot there is called so wrongly.
 *
 * <p>Control of the false discovery rate at 0.05 lets about one random map in sixty show any hot
 * cell, but then often several that touch: 0.026 cells a map in the long run. A set of twenty maps
 * therefore shows more than one false cell about once in eight; the long run is what the rule
 * promises, and what the slow test holds it to.
 */
class RandomMapsTest {
  private static final int SIDE = 200;
  private static final double MEAN = 0.05;

  @Test
  void sparseRandomMapsHaveAlmostNoFalseHotCellsWhereBothTestsMustAgree() {
    FalseCells falseCells = FalseCells.of(1, 20);

    assertThat(falseCells.hot()).isLessThanOrEqualTo(0.05);
    assertThat(falseCells.hotByNormalAlone()).as("why the exact test is needed").isGreaterThan(100);
    assertThat(falseCells.cold()).isLessThanOrEqualTo(0.05);
  }

  @Test
  @Tag("slow")
  void inTheLongRunRandomMapsHaveAtMostOneFalseHotCellInTwenty() {
    FalseCells falseCells = FalseCells.of(2, 2000);

    assertThat(falseCells.hot()).isLessThanOrEqualTo(0.05);
    assertThat(falseCells.cold()).isLessThanOrEqualTo(0.05);
  }

  /** Cells wrongly called a map, on average. */
  private record FalseCells(double hot, double hotByNormalAlone, double cold) {
    static FalseCells of(long seed, int maps) {
      long hot = 0;
      long hotByNormalAlone = 0;
      long cold = 0;
      for (int map = 0; map < maps; map++) {
        for (JudgedCell cell : GiStar.judge(chance(seed, map), HotPlaceParameters.declared())) {
          hot += cell.label() == Label.HOT ? 1 : 0;
          hotByNormalAlone += cell.z() > 0 && cell.q() <= 0.05 ? 1 : 0;
          cold += cell.label() == Label.COLD ? 1 : 0;
        }
      }
      FalseCells mean =
          new FalseCells(
              (double) hot / maps, (double) hotByNormalAlone / maps, (double) cold / maps);
      System.out.printf("False cells a map over %d random maps: %s%n", maps, mean);
      return mean;
    }
  }

  private static CellCounts chance(long seed, int map) {
    int cells = SIDE * SIDE;
    return CellCounts.of(
        IntStream.range(0, cells).map(i -> i % SIDE).toArray(),
        IntStream.range(0, cells).map(i -> i / SIDE).toArray(),
        IntStream.range(0, cells)
            .mapToLong(i -> CounterRandom.poisson(MEAN, CounterRandom.uniform(seed, map, i)))
            .toArray());
  }
}
