package citylake.models.coincidence;

import citylake.models.place.Cell;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Counts of pairs on small square bins, quick enough to be repeated for each shift.
 *
 * <p>Two events lie within r when the middles of their bins do. Crimes are summed along each column
 * once a shift; a circle is then one difference of sums a column. A shift moves whole cells round
 * the rectangle, and only what lies in the area on both maps is counted.
 */
final class BinnedPairs {
  private final int cellSideM;
  private final int binsOfCell;
  private final int width;
  private final int height;
  private final double[] distancesM;
  private final int[][] halves;
  private final boolean[] isInside;
  private final int[] crimeBins;
  private final int[] crashX;
  private final int[] crashY;
  private final int[] crashEvents;

  /**
   * @param cells keys of the area's cells
   * @param binM side of a bin, a whole part of a cell, m
   */
  BinnedPairs(
      Positions crimes,
      Positions crashes,
      long[] cells,
      int cellSideM,
      int binM,
      double[] distancesM) {
    this.cellSideM = cellSideM;
    this.binsOfCell = cellSideM / binM;
    this.distancesM = distancesM.clone();
    int left = Arrays.stream(cells).mapToInt(key -> Cell.ofKey(key).x()).min().orElseThrow();
    int low = Arrays.stream(cells).mapToInt(key -> Cell.ofKey(key).y()).min().orElseThrow();
    this.width =
        Arrays.stream(cells).mapToInt(k -> Cell.ofKey(k).x()).max().orElseThrow() - left + 1;
    this.height =
        Arrays.stream(cells).mapToInt(k -> Cell.ofKey(k).y()).max().orElseThrow() - low + 1;
    this.isInside = new boolean[width * height];
    for (long key : cells) {
      isInside[(Cell.ofKey(key).x() - left) * height + Cell.ofKey(key).y() - low] = true;
    }
    this.halves = Arrays.stream(distancesM).mapToObj(r -> halves(r / binM)).toArray(int[][]::new);
    this.crimeBins = new int[width * height * binsOfCell * binsOfCell];
    Set<Long> area = new HashSet<>();
    Arrays.stream(cells).forEach(area::add);
    for (int i = 0; i < crimes.size(); i++) {
      if (area.contains(crimes.cellKey(i, cellSideM))) {
        crimeBins[bin(crimes.x()[i], left, binM) * rows() + bin(crimes.y()[i], low, binM)] +=
            (int) crimes.events()[i];
      }
    }
    Positions bins = new Positions(crashes.x(), crashes.y(), crashes.events());
    int[] inArea = insideOf(bins, area);
    this.crashX = Arrays.stream(inArea).map(i -> bin(bins.x()[i], left, binM)).toArray();
    this.crashY = Arrays.stream(inArea).map(i -> bin(bins.y()[i], low, binM)).toArray();
    this.crashEvents = Arrays.stream(inArea).map(i -> (int) bins.events()[i]).toArray();
  }

  /** K with crashes shifted by whole cells; NaN in all places where one kind has no event left. */
  CrossK shifted(int east, int north) {
    boolean[] isShared = new boolean[isInside.length];
    int shared = 0;
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        int from = Math.floorMod(x - east, width) * height + Math.floorMod(y - north, height);
        isShared[x * height + y] = isInside[x * height + y] && isInside[from];
        shared += isShared[x * height + y] ? 1 : 0;
      }
    }
    int[] sums = new int[columns() * (rows() + 1)];
    long crimes = columnSums(isShared, sums);
    long[] pairs = new long[distancesM.length];
    long crashes = 0;
    for (int i = 0; i < crashX.length; i++) {
      int x = Math.floorMod(crashX[i] + east * binsOfCell, columns());
      int y = Math.floorMod(crashY[i] + north * binsOfCell, rows());
      if (isShared[x / binsOfCell * height + y / binsOfCell]) {
        crashes += crashEvents[i];
        addPairs(x, y, crashEvents[i], sums, pairs);
      }
    }
    return CrossK.of(pairs, distancesM, (double) shared * cellSideM * cellSideM, crimes, crashes);
  }

  private long columnSums(boolean[] isShared, int[] sums) {
    long total = 0;
    for (int x = 0; x < columns(); x++) {
      int sum = 0;
      int start = x * (rows() + 1);
      for (int y = 0; y < rows(); y++) {
        if (isShared[x / binsOfCell * height + y / binsOfCell]) {
          sum += crimeBins[x * rows() + y];
        }
        sums[start + y + 1] = sum;
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

  private int[] insideOf(Positions places, Set<Long> area) {
    return java.util.stream.IntStream.range(0, places.size())
        .filter(i -> area.contains(places.cellKey(i, cellSideM)))
        .toArray();
  }

  private int bin(double at, int fromCell, int binM) {
    return (int) Math.floor(at / binM) - fromCell * binsOfCell;
  }

  private int columns() {
    return width * binsOfCell;
  }

  private int rows() {
    return height * binsOfCell;
  }
}
