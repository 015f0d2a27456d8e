package citylake.models.coincidence;

import citylake.models.place.Rectangle;

/**
 * How many pairs of bins lie within some distances of each other inside a mask of cells: what one
 * crime and one crash a bin would count, and so what an even spread of both comes to there.
 *
 * <p>A ragged or cut mask loses pairs at its edges; to divide by this takes the loss out, so that
 * masks of other shapes can be compared. Cells are paired by their offset, bins of two cells by
 * theirs, once for all masks.
 */
final class EvenSpread {
  private final Rectangle area;
  private final int reachCells;

  /** By offset of two cells (east, north) and distance: pairs of their bins within it. */
  private final long[][][] binPairs;

  private final int distances;

  /**
   * @param binsOfCell bins along a cell's side
   * @param radii distances in bins, ascending
   */
  EvenSpread(Rectangle area, int binsOfCell, double[] radii) {
    this.area = area;
    this.distances = radii.length;
    this.reachCells = (int) Math.ceil(radii[radii.length - 1] / binsOfCell);
    this.binPairs = new long[reachCells + 1][reachCells + 1][];
    for (int east = 0; east <= reachCells; east++) {
      for (int north = 0; north <= reachCells; north++) {
        binPairs[east][north] = binPairs(east, north, binsOfCell, radii);
      }
    }
  }

  private static long[] binPairs(int east, int north, int binsOfCell, double[] radii) {
    long[] pairs = new long[radii.length];
    for (int x = 1 - binsOfCell; x < binsOfCell; x++) {
      for (int y = 1 - binsOfCell; y < binsOfCell; y++) {
        double dx = east * binsOfCell + x;
        double dy = north * binsOfCell + y;
        long ways = (long) (binsOfCell - Math.abs(x)) * (binsOfCell - Math.abs(y));
        for (int k = 0; k < radii.length; k++) {
          pairs[k] += dx * dx + dy * dy <= radii[k] * radii[k] ? ways : 0;
        }
      }
    }
    return pairs;
  }

  /** Ordered pairs of bins in the mask within each distance, a bin with itself included. */
  long[] pairs(boolean[] mask) {
    long[] pairs = new long[distances];
    for (int east = -reachCells; east <= reachCells; east++) {
      for (int north = -reachCells; north <= reachCells; north++) {
        long[] ofCells = binPairs[Math.abs(east)][Math.abs(north)];
        if (ofCells[distances - 1] > 0) {
          long cells = cellPairs(mask, east, north);
          for (int k = 0; k < distances; k++) {
            pairs[k] += cells * ofCells[k];
          }
        }
      }
    }
    return pairs;
  }

  private long cellPairs(boolean[] mask, int east, int north) {
    long cells = 0;
    for (int x = Math.max(0, -east); x < Math.min(area.width(), area.width() - east); x++) {
      int from = x * area.height();
      int to = (x + east) * area.height() + north;
      for (int y = Math.max(0, -north); y < Math.min(area.height(), area.height() - north); y++) {
        cells += mask[from + y] && mask[to + y] ? 1 : 0;
      }
    }
    return cells;
  }
}
