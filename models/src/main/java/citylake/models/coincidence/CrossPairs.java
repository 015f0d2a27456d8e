package citylake.models.coincidence;

import java.util.List;

/**
 * Pairs of one crime and one crash by their distance, counted, never listed.
 *
 * <p>Crimes lie in square buckets; each crash looks into the buckets that its widest circle
 * touches. Work grows with the pairs that are near, not with all pairs; memory with the places.
 */
final class CrossPairs {
  private CrossPairs() {}

  /**
   * How many pairs lie within each distance (included).
   *
   * @param distancesM ascending
   */
  static long[] within(Positions crimes, Positions crashes, List<Integer> distancesM) {
    int reach = distancesM.get(distancesM.size() - 1);
    double[] squares = distancesM.stream().mapToDouble(r -> (double) r * r).toArray();
    Buckets buckets = new Buckets(crimes, Math.max(1, reach / 4.0));
    long[] rings = new long[squares.length];
    for (int i = 0; i < crashes.size(); i++) {
      buckets.count(crashes.x()[i], crashes.y()[i], crashes.events()[i], reach, squares, rings);
    }
    for (int k = 1; k < rings.length; k++) {
      rings[k] += rings[k - 1];
    }
    return rings;
  }

  /** Places sorted by bucket, so that a column of buckets is one stretch of each row. */
  private static final class Buckets {
    private final double side;
    private final double left;
    private final double low;
    private final int columns;
    private final int rows;
    private final int[] starts;
    private final double[] x;
    private final double[] y;
    private final long[] events;

    Buckets(Positions places, double side) {
      this.side = side;
      this.left = min(places.x());
      this.low = min(places.y());
      this.columns = places.size() == 0 ? 0 : index(max(places.x()), left) + 1;
      this.rows = places.size() == 0 ? 0 : index(max(places.y()), low) + 1;
      this.starts = new int[columns * rows + 1];
      int n = places.size();
      int[] bucket = new int[n];
      for (int i = 0; i < n; i++) {
        bucket[i] = index(places.x()[i], left) * rows + index(places.y()[i], low);
        starts[bucket[i] + 1]++;
      }
      for (int b = 0; b < columns * rows; b++) {
        starts[b + 1] += starts[b];
      }
      this.x = new double[n];
      this.y = new double[n];
      this.events = new long[n];
      int[] next = starts.clone();
      for (int i = 0; i < n; i++) {
        int at = next[bucket[i]]++;
        x[at] = places.x()[i];
        y[at] = places.y()[i];
        events[at] = places.events()[i];
      }
    }

    void count(double atX, double atY, long weight, double reach, double[] squares, long[] rings) {
      int lowRow = Math.max(0, index(atY - reach, low));
      int highRow = Math.min(rows - 1, index(atY + reach, low));
      int last = Math.min(columns - 1, index(atX + reach, left));
      double widest = squares[squares.length - 1];
      for (int c = Math.max(0, index(atX - reach, left)); c <= last && lowRow <= highRow; c++) {
        int end = starts[c * rows + highRow + 1];
        for (int i = starts[c * rows + lowRow]; i < end; i++) {
          double east = x[i] - atX;
          double north = y[i] - atY;
          double square = east * east + north * north;
          if (square <= widest) {
            int ring = 0;
            while (square > squares[ring]) {
              ring++;
            }
            rings[ring] += weight * events[i];
          }
        }
      }
    }

    private int index(double at, double from) {
      return (int) Math.floor((at - from) / side);
    }

    private static double min(double[] values) {
      double min = Double.POSITIVE_INFINITY;
      for (double value : values) {
        min = Math.min(min, value);
      }
      return min;
    }

    private static double max(double[] values) {
      double max = Double.NEGATIVE_INFINITY;
      for (double value : values) {
        max = Math.max(max, value);
      }
      return max;
    }
  }
}
