package citylake.models.linkage.similarity;

import java.util.Arrays;

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
    return distance(first, second, false);
  }

  /** Optimal string alignment distance. */
  public static int optimalAlignment(int[] first, int[] second) {
    return distance(first, second, true);
  }

  private static int distance(int[] first, int[] second, boolean swaps) {
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
    Arrays.setAll(last, j -> j);
    for (int i = 1; i <= firstEnd - from; i++) {
      int here = first[from + i - 1];
      row[0] = i;
      for (int j = 1; j <= width; j++) {
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
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[width];
  }
}
