package citylake.models.coincidence;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.models.CounterRandom;
import citylake.models.place.Rectangle;
import org.junit.jupiter.api.Test;

class EvenSpreadTest {
  private static final int BINS = 4;

  @Test
  void pairsOfBinsInARaggedMaskAreThoseCountedOneByOne() {
    Rectangle area = new Rectangle(-2, 5, 5, 6);
    double[] radii = {1, 2.5, 7, 9};
    boolean[] mask = new boolean[area.size()];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = CounterRandom.uniform(3, 0, i) < 0.6;
    }

    assertThat(new EvenSpread(area, BINS, radii).pairs(mask))
        .containsExactly(oneByOne(area, mask, radii));
  }

  @Test
  void aMapShiftedRoundTheEdgesOfAFullRectangleHasTheSameExcess() {
    Positions crimes =
        new Positions(new double[] {120, 480}, new double[] {130, 90}, new long[] {3, 1});
    Positions crashes =
        new Positions(new double[] {130, 300}, new double[] {120, 300}, new long[] {2, 1});
    long[] square = new long[16];
    for (int i = 0; i < square.length; i++) {
      square[i] = citylake.models.place.Cell.key(i / 4, i % 4);
    }
    BinnedPairs bins = new BinnedPairs(crimes, crashes, square, 500, 50, new double[] {100, 200});

    PairExcess here = bins.shifted(0, 0);

    assertThat(here.within()[0]).as("six pairs where 0.05 are even").isGreaterThan(50);
    assertThat(bins.shifted(2, 2).within()[0]).as("parted").isZero();
  }

  private static long[] oneByOne(Rectangle area, boolean[] mask, double[] radii) {
    int columns = area.width() * BINS;
    int rows = area.height() * BINS;
    long[] pairs = new long[radii.length];
    for (int a = 0; a < columns * rows; a++) {
      for (int b = 0; b < columns * rows; b++) {
        double distance = Math.hypot(a / rows - b / rows, a % rows - b % rows);
        for (int k = 0; k < radii.length; k++) {
          boolean isIn = isIn(area, mask, a, rows) && isIn(area, mask, b, rows);
          pairs[k] += isIn && distance <= radii[k] ? 1 : 0;
        }
      }
    }
    return pairs;
  }

  private static boolean isIn(Rectangle area, boolean[] mask, int bin, int rows) {
    return mask[bin / rows / BINS * area.height() + bin % rows / BINS];
  }
}
