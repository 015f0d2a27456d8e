package citylake.models.place;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * The cells in which an event could have been recorded, where no polygon says so.
 *
 * <p>A cell belongs to the area when its centre lies within a declared distance of the centre of a
 * cell with at least one recorded event of any kind. Where nothing was ever recorded (water, a
 * neighbour's land) is outside: an empty cell there would speak of the city's border, not of
 * safety.
 */
public final class StudyArea {
  private StudyArea() {}

  /**
   * The area around the given cells.
   *
   * @param occupied {@link Cell#key}s of cells with a recorded event, in any order
   * @return keys of the area's cells, ascending
   */
  public static long[] around(long[] occupied, int cellSizeM, double distanceM) {
    int[][] offsets = offsetsWithin(distanceM / cellSizeM);
    return Arrays.stream(occupied)
        .flatMap(key -> reached(Cell.ofKey(key), offsets))
        .sorted()
        .distinct()
        .toArray();
  }

  /**
   * The given cells and the holes among them: an empty cell with at least {@code neighbours} of its
   * eight neighbours occupied lies in the city, and nothing happened there.
   *
   * @param occupied {@link Cell#key}s of cells with a recorded event, in any order
   * @return keys of the area's cells, ascending
   */
  public static long[] filled(long[] occupied, int neighbours) {
    long[] sorted = Arrays.stream(occupied).sorted().distinct().toArray();
    int[][] queen = offsetsWithin(Math.sqrt(2));
    return Arrays.stream(sorted)
        .flatMap(key -> reached(Cell.ofKey(key), queen))
        .sorted()
        .distinct()
        .filter(
            key ->
                Arrays.binarySearch(sorted, key) >= 0
                    || reached(Cell.ofKey(key), queen)
                            .filter(near -> Arrays.binarySearch(sorted, near) >= 0)
                            .count()
                        >= neighbours)
        .toArray();
  }

  private static LongStream reached(Cell from, int[][] offsets) {
    return Arrays.stream(offsets)
        .mapToLong(offset -> Cell.key(from.x() + offset[0], from.y() + offset[1]));
  }

  private static int[][] offsetsWithin(double cells) {
    int reach = (int) Math.floor(cells);
    int side = 2 * reach + 1;
    return LongStream.range(0, (long) side * side)
        .mapToObj(i -> new int[] {(int) (i / side) - reach, (int) (i % side) - reach})
        .filter(offset -> Math.hypot(offset[0], offset[1]) <= cells)
        .toArray(int[][]::new);
  }
}
