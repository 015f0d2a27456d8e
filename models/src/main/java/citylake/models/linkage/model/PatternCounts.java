package citylake.models.linkage.model;

import java.util.Arrays;

/**
 * How many pairs show each agreement pattern, in ascending order of the pattern's number.
 *
 * <p>A pattern is one level a comparison, -1 where a value is missing; its number is a mixed radix
 * of (level + 1).
 */
public final class PatternCounts {
  private final int[] levels;
  private final int[] patterns;
  private final long[] counts;

  /**
   * @param levels how many levels each comparison has
   * @param patterns distinct numbers
   */
  public PatternCounts(int[] levels, int[] patterns, long[] counts) {
    this.levels = levels.clone();
    Integer[] order = new Integer[patterns.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Integer.compare(patterns[a], patterns[b]));
    this.patterns = Arrays.stream(order).mapToInt(i -> patterns[i]).toArray();
    this.counts = Arrays.stream(order).mapToLong(i -> counts[i]).toArray();
  }

  public int size() {
    return patterns.length;
  }

  public long count(int i) {
    return counts[i];
  }

  public long total() {
    return Arrays.stream(counts).sum();
  }

  /** The level of each comparison in the i-th pattern. */
  public int[] levelsOf(int i) {
    return levelsOf(patterns[i], levels);
  }

  /** The level of each comparison in a pattern, -1 where a value is missing. */
  public static int[] levelsOf(int pattern, int[] levels) {
    int[] found = new int[levels.length];
    int rest = pattern;
    for (int c = 0; c < levels.length; c++) {
      found[c] = rest % (levels[c] + 1) - 1;
      rest /= levels[c] + 1;
    }
    return found;
  }

  /** What a level adds to a pattern's number: one factor a comparison. */
  public static int[] strides(int[] levels) {
    int[] strides = new int[levels.length];
    long stride = 1;
    for (int c = 0; c < levels.length; c++) {
      strides[c] = (int) stride;
      stride *= levels[c] + 1;
      if (stride > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "Invalid comparisons: together they have more than %d agreement patterns; declare fewer levels or comparisons. Nothing was linked."
                .formatted(Integer.MAX_VALUE));
      }
    }
    return strides;
  }
}
