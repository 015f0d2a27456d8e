package citylake.models.place;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Cells of a study area with the number of events in each, ordered by column and row.
 *
 * <p>A cell of the area without events is present with 0; a cell that is absent lies outside.
 */
public final class CellCounts {
  private final long[] keys;
  private final long[] counts;
  private final long total;

  private CellCounts(long[] keys, long[] counts) {
    this.keys = keys;
    this.counts = counts;
    this.total = Arrays.stream(counts).sum();
  }

  /** Cells in any order, {@code counts[i]} events in cell ({@code x[i]}, {@code y[i]}). */
  public static CellCounts of(int[] x, int[] y, long[] counts) {
    return of(IntStream.range(0, x.length).mapToLong(i -> Cell.key(x[i], y[i])).toArray(), counts);
  }

  /** Cells by {@link Cell#key} in any order. */
  public static CellCounts of(long[] keys, long[] counts) {
    if (keys.length != counts.length) {
      throw new IllegalArgumentException(
          "Invalid cells: %d cells but %d counts.".formatted(keys.length, counts.length));
    }
    long[] sorted = keys.clone();
    Arrays.sort(sorted);
    long[] sortedCounts = new long[keys.length];
    for (int i = 0; i < keys.length; i++) {
      sortedCounts[Arrays.binarySearch(sorted, keys[i])] = counts[i];
    }
    CellCounts cells = new CellCounts(sorted, sortedCounts);
    cells.check();
    return cells;
  }

  private void check() {
    for (int i = 0; i < keys.length; i++) {
      if (counts[i] < 0) {
        throw new IllegalArgumentException(
            "Invalid count of %s (must not be negative): %d".formatted(cell(i), counts[i]));
      }
      if (i > 0 && keys[i] == keys[i - 1]) {
        throw new IllegalArgumentException(
            "Invalid cells: %s is there more than once.".formatted(cell(i)));
      }
    }
  }

  public int size() {
    return keys.length;
  }

  public Cell cell(int i) {
    return Cell.ofKey(keys[i]);
  }

  public long count(int i) {
    return counts[i];
  }

  /** Position of a cell, or -1 when it lies outside the area. */
  public int indexOf(int x, int y) {
    int index = Arrays.binarySearch(keys, Cell.key(x, y));
    return index < 0 ? -1 : index;
  }

  /** Number of events in all cells. */
  public long total() {
    return total;
  }

  public double mean() {
    return (double) total / size();
  }

  /** Population standard deviation of the counts, from exact whole-number sums. */
  public double standardDeviation() {
    long squares = 0;
    for (long count : counts) {
      squares = Math.addExact(squares, Math.multiplyExact(count, count));
    }
    BigInteger spread =
        BigInteger.valueOf(size())
            .multiply(BigInteger.valueOf(squares))
            .subtract(BigInteger.valueOf(total).pow(2));
    return Math.sqrt(spread.doubleValue()) / size();
  }
}
