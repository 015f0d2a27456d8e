package citylake.models.coincidence;

import citylake.models.place.Rectangle;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Counts of pairs on small square bins, quick enough to be repeated for each shift.
 *
 * <p>Two events lie within r when the middles of their bins do. Crimes are summed along each column
 * once a shift; a circle is then one difference of sums a column. A shift moves whole cells round
 * the rectangle, and only what lies in the area on both maps is counted, over what an even spread
 * would give there: cut areas have other edges.
 */
final class BinnedPairs {
  private final Rectangle area;
  private final int binsOfCell;
  private final int[][] halves;
  private final EvenSpread even;
  private final boolean[] isInside;
  private final int[] crimeBins;
  private final int[] crashX;
  private final int[] crashY;
  private final int[] crashEvents;

  /**
   * @param cells keys of the area's cells, ascending
   * @param binM side of a bin, a whole part of a cell, m
   */
  BinnedPairs(
      Positions crimes,
      Positions crashes,
      long[] cells,
      int cellSideM,
      int binM,
      double[] distancesM) {
    this.area = Rectangle.around(cells);
    this.binsOfCell = cellSideM / binM;
    double[] radii = Arrays.stream(distancesM).map(r -> r / binM).toArray();
    this.halves = Arrays.stream(radii).mapToObj(BinnedPairs::halves).toArray(int[][]::new);
    this.even = new EvenSpread(area, binsOfCell, radii);
    this.isInside = new boolean[area.size()];
    for (long key : cells) {
      isInside[area.number(key)] = true;
    }
    this.crimeBins = new int[columns() * rows()];
    for (int i : inArea(crimes, cells, cellSideM)) {
      int x = bin(crimes.x()[i], area.left(), binM);
      int y = bin(crimes.y()[i], area.low(), binM);
      crimeBins[x * rows() + y] += (int) crimes.events()[i];
    }
    int[] at = inArea(crashes, cells, cellSideM);
    this.crashX = Arrays.stream(at).map(i -> bin(crashes.x()[i], area.left(), binM)).toArray();
    this.crashY = Arrays.stream(at).map(i -> bin(crashes.y()[i], area.low(), binM)).toArray();
    this.crashEvents = Arrays.stream(at).map(i -> (int) crashes.events()[i]).toArray();
  }

  /** The excess with crashes shifted by whole cells; NaN where one kind has no event left. */
  PairExcess shifted(int east, int north) {
    boolean[] isShared = new boolean[isInside.length];
    long bins = 0;
    for (int cell = 0; cell < isShared.length; cell++) {
      isShared[cell] = isInside[cell] && isInside[area.source(cell, east, north)];
      bins += isShared[cell] ? (long) binsOfCell * binsOfCell : 0;
    }
    int[] sums = new int[columns() * (rows() + 1)];
    long crimes = columnSums(isShared, sums);
    long[] pairs = new long[halves.length];
    long crashes = 0;
    for (int i = 0; i < crashX.length; i++) {
      int x = Math.floorMod(crashX[i] + east * binsOfCell, columns());
      int y = Math.floorMod(crashY[i] + north * binsOfCell, rows());
      if (isShared[x / binsOfCell * area.height() + y / binsOfCell]) {
        crashes += crashEvents[i];
        addPairs(x, y, crashEvents[i], sums, pairs);
      }
    }
    return PairExcess.of(pairs, even.pairs(isShared), bins, crimes, crashes);
  }

  private long columnSums(boolean[] isShared, int[] sums) {
    long total = 0;
    for (int x = 0; x < columns(); x++) {
      int sum = 0;
      int cell = x / binsOfCell * area.height();
      int from = x * rows();
      int to = x * (rows() + 1) + 1;
      for (int y = 0; y < rows(); cell++) {
        int end = y + binsOfCell;
        if (isShared[cell]) {
          for (; y < end; y++) {
            sum += crimeBins[from + y];
            sums[to + y] = sum;
          }
        } else {
          Arrays.fill(sums, to + y, to + end, sum);
          y = end;
        }
      }
      total += sum;
    }
    return total;
  }

  private void addPairs(int x, int y, int weight, int[] sums, long[] pairs) {
    for (int k = 0; k < halves.length; k++) {
      int reach = halves[k].length - 1;
      long near = 0;
      for (int at = Math.max(0, x - reach); at <= Math.min(columns() - 1, x + reach); at++) {
        int half = halves[k][Math.abs(at - x)];
        int start = at * (rows() + 1);
        near += sums[start + Math.min(rows(), y + half + 1)] - sums[start + Math.max(0, y - half)];
      }
      pairs[k] += near * weight;
    }
  }

  /** Half the height of a circle of the given radius in bins, column by column from its middle. */
  private static int[] halves(double radius) {
    int reach = (int) Math.floor(radius);
    int[] halves = new int[reach + 1];
    for (int i = 0; i <= reach; i++) {
      halves[i] = (int) Math.floor(Math.sqrt(radius * radius - (double) i * i));
    }
    return halves;
  }

  private static int[] inArea(Positions places, long[] cells, int cellSideM) {
    return IntStream.range(0, places.size())
        .filter(i -> Arrays.binarySearch(cells, places.cellKey(i, cellSideM)) >= 0)
        .toArray();
  }

  private int bin(double at, int fromCell, int binM) {
    return (int) Math.floor(at / binM) - fromCell * binsOfCell;
  }

  private int columns() {
    return area.width() * binsOfCell;
  }

  private int rows() {
    return area.height() * binsOfCell;
  }
}
