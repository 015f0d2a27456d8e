package citylake.models.linkage.similarity;

/**
 * Edits that turn one text into another, by code point.
 *
 * <p>Levenshtein: insert, delete, replace (Levenshtein 1966). Optimal string alignment: also swap
 * two neighbours, no part edited twice (Damerau 1964, restricted). Commons Text's Levenshtein
 * counts UTF-16 units, two for a rare Chinese character; so it is not used.
 */
public final class EditDistance {
  private EditDistance() {}

  /** Levenshtein distance. */
  public static int levenshtein(int[] first, int[] second) {
    return distance(first, second, false, Math.max(first.length, second.length));
  }

  /** Whether the Levenshtein distance is at most a limit: cheap where the texts are far apart. */
  static boolean isLevenshteinWithin(int[] first, int[] second, int limit) {
    return distance(first, second, false, limit) <= limit;
  }

  /** Optimal string alignment distance. */
  public static int optimalAlignment(int[] first, int[] second) {
    return distance(first, second, true, Math.max(first.length, second.length));
  }

  /** Whether the optimal string alignment distance is at most a limit. */
  static boolean isOptimalAlignmentWithin(int[] first, int[] second, int limit) {
    return distance(first, second, true, limit) <= limit;
  }

  /**
   * The distance where it is at most the limit, else something larger. Only alignments within the
   * limit of the diagonal are followed (Ukkonen 1985), and none on once all cost too much.
   */
  private static int distance(int[] first, int[] second, boolean swaps, int limit) {
    if (Math.abs(first.length - second.length) > limit) {
      return limit + 1;
    }
    int from = 0;
    int firstEnd = first.length;
    int secondEnd = second.length;
    while (firstEnd > 0 && secondEnd > 0 && first[firstEnd - 1] == second[secondEnd - 1]) {
      firstEnd--;
      secondEnd--;
    }
    while (from < firstEnd && from < secondEnd && first[from] == second[from]) {
      from++;
    }
    int width = secondEnd - from;
    int[] beforeLast = new int[width + 1];
    int[] last = new int[width + 1];
    int[] row = new int[width + 1];
    for (int j = 0; j <= width; j++) {
      last[j] = j;
    }
    int lowestOfLast = 0;
    for (int i = 1; i <= firstEnd - from; i++) {
      int here = first[from + i - 1];
      int left = Math.max(1, i - limit);
      int right = Math.min(width, i + limit);
      row[left - 1] = left == 1 ? i : limit + 1;
      int lowest = row[left - 1];
      for (int j = left; j <= right; j++) {
        int there = second[from + j - 1];
        int replaced = last[j - 1] + (here == there ? 0 : 1);
        int cheapest = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
        if (swaps
            && i > 1
            && j > 1
            && here == second[from + j - 2]
            && first[from + i - 2] == there) {
          cheapest = Math.min(cheapest, beforeLast[j - 2] + 1);
        }
        row[j] = cheapest;
        lowest = Math.min(lowest, cheapest);
      }
      if (right < width) {
        row[right + 1] = limit + 1;
      }
      if (lowest > limit && lowestOfLast >= limit) { // a swap starts two rows above
        return limit + 1;
      }
      lowestOfLast = lowest;
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[width];
  }
}
