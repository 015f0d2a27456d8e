package citylake.models.linkage.engine;

import java.util.Arrays;

/** Sorts positions by any order without an object a position (merge sort, stable). */
final class IndexOrder {
  /** Compares two positions. */
  interface Order {
    int compare(int i, int j);
  }

  private IndexOrder() {}

  static int[] of(int size, Order order) {
    int[] sorted = new int[size];
    Arrays.setAll(sorted, i -> i);
    int[] other = new int[size];
    for (int width = 1; width > 0 && width < size; width *= 2) {
      for (int from = 0; from < size; from += 2 * width) {
        int middle = Math.min(size, from + width);
        merge(sorted, from, middle, Math.min(size, middle + width), other, order);
      }
      int[] merged = other;
      other = sorted;
      sorted = merged;
    }
    return sorted;
  }

  private static void merge(int[] from, int start, int middle, int end, int[] into, Order order) {
    int i = start;
    int j = middle;
    for (int k = start; k < end; k++) {
      boolean takesFirst = i < middle && (j >= end || order.compare(from[i], from[j]) <= 0);
      into[k] = takesFirst ? from[i++] : from[j++];
    }
  }
}
