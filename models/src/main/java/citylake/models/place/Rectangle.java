package citylake.models.place;

import java.util.stream.LongStream;

/**
 * The smallest rectangle of cells around some cells, its cells numbered column by column.
 *
 * @param left column of its western cells
 * @param low row of its southern cells
 * @param width columns
 * @param height rows
 */
public record Rectangle(int left, int low, int width, int height) {

  /**
   * Around cells by {@link Cell#key}.
   *
   * @throws java.util.NoSuchElementException without any cell
   */
  public static Rectangle around(long[] keys) {
    int left = LongStream.of(keys).mapToInt(Cell::xOfKey).min().orElseThrow();
    int low = LongStream.of(keys).mapToInt(Cell::yOfKey).min().orElseThrow();
    int right = LongStream.of(keys).mapToInt(Cell::xOfKey).max().orElseThrow();
    int high = LongStream.of(keys).mapToInt(Cell::yOfKey).max().orElseThrow();
    return new Rectangle(left, low, right - left + 1, high - low + 1);
  }

  /** How many cells it has. */
  public int size() {
    return width * height;
  }

  /** Number of a cell of the rectangle. */
  public int number(long key) {
    return (Cell.xOfKey(key) - left) * height + Cell.yOfKey(key) - low;
  }

  /** Number of the cell that comes to lie on this one when all move round the edges. */
  public int source(int number, int east, int north) {
    int x = Math.floorMod(number / height - east, width);
    int y = Math.floorMod(number % height - north, height);
    return x * height + y;
  }
}
