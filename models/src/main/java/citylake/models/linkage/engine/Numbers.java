package citylake.models.linkage.engine;

import java.util.Arrays;

/** Long numbers that come one by one, without an object each. */
final class Numbers {
  private long[] numbers = new long[64];
  private int size;

  void add(long number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size * 2);
    }
    numbers[size++] = number;
  }

  void increase(int i, long by) {
    numbers[i] += by;
  }

  int size() {
    return size;
  }

  long[] toArray() {
    return Arrays.copyOf(numbers, size);
  }
}
