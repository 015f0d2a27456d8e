package citylake.models.linkage.similarity;

/**
 * Jaro and Jaro-Winkler similarity of two texts, given as code points; 0 = nothing alike, 1 =
 * equal.
 *
 * <p>Definitions as in rapidfuzz: characters match within half the longer length less one, each
 * character of the second text takes the first free one of the first; half the transpositions are
 * rounded down; the prefix (at most four characters, a tenth each) counts only above 0.7. Sources:
 * Jaro 1989, Winkler 1990. Commons Text has another function of the same name, so it is not used.
 */
public final class Jaro {
  private static final double PREFIX_COUNTS_ABOVE = 0.7;
  private static final double PREFIX_WEIGHT = 0.1;
  private static final int LONGEST_PREFIX = 4;

  private Jaro() {}

  /** Jaro similarity. */
  public static double similarity(int[] first, int[] second) {
    if (first.length == 0 || second.length == 0) {
      return first.length == second.length ? 1 : 0;
    }
    int window = Math.max(0, Math.max(first.length, second.length) / 2 - 1);
    return first.length <= Long.SIZE && second.length <= Long.SIZE
        ? ofShort(first, second, window)
        : ofLong(first, second, window);
  }

  /** Jaro-Winkler similarity. */
  public static double winkler(int[] first, int[] second) {
    double similarity = similarity(first, second);
    if (similarity <= PREFIX_COUNTS_ABOVE) {
      return similarity;
    }
    int longest = Math.min(LONGEST_PREFIX, Math.min(first.length, second.length));
    int prefix = 0;
    while (prefix < longest && first[prefix] == second[prefix]) {
      prefix++;
    }
    return similarity + prefix * PREFIX_WEIGHT * (1 - similarity);
  }

  /** The most that {@link #winkler} can give for two texts of these lengths. */
  public static double highestWinkler(int firstLength, int secondLength) {
    double shorter = Math.min(firstLength, secondLength);
    double longer = Math.max(firstLength, secondLength);
    double jaro = longer == 0 ? 1 : (2 + shorter / longer) / 3;
    return jaro + LONGEST_PREFIX * PREFIX_WEIGHT * (1 - jaro);
  }

  /** Up to 64 characters: what has been matched fits into one number a side. */
  private static double ofShort(int[] first, int[] second, int window) {
    long taken = 0;
    long matched = 0;
    for (int j = 0; j < second.length; j++) {
      int end = Math.min(first.length - 1, j + window);
      for (int i = Math.max(0, j - window); i <= end; i++) {
        if (first[i] == second[j] && (taken >>> i & 1) == 0) {
          taken |= 1L << i;
          matched |= 1L << j;
          break;
        }
      }
    }
    int common = Long.bitCount(taken);
    int swapped = 0;
    for (long left = taken, right = matched; left != 0; left &= left - 1, right &= right - 1) {
      if (first[Long.numberOfTrailingZeros(left)] != second[Long.numberOfTrailingZeros(right)]) {
        swapped++;
      }
    }
    return similarity(first.length, second.length, common, swapped);
  }

  private static double ofLong(int[] first, int[] second, int window) {
    boolean[] taken = new boolean[first.length];
    int[] inSecond = new int[second.length];
    int common = 0;
    for (int j = 0; j < second.length; j++) {
      int end = Math.min(first.length - 1, j + window);
      for (int i = Math.max(0, j - window); i <= end; i++) {
        if (first[i] == second[j] && !taken[i]) {
          taken[i] = true;
          inSecond[common++] = second[j];
          break;
        }
      }
    }
    int swapped = 0;
    for (int i = 0, k = 0; i < first.length; i++) {
      if (taken[i] && first[i] != inSecond[k++]) {
        swapped++;
      }
    }
    return similarity(first.length, second.length, common, swapped);
  }

  private static double similarity(int first, int second, int common, int swapped) {
    if (common == 0) {
      return 0;
    }
    double matches = common;
    int transpositions = swapped / 2;
    return (matches / first + matches / second + (matches - transpositions) / matches) / 3;
  }
}
