package citylake.models.linkage.engine;

import java.util.Arrays;

/** Fractions that come one by one, without an object each. */
final class DoubleList {
  private double[] numbers = new double[64];
  private int size;

  void add(double number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size * 2);
    }
    numbers[size++] = number;
  }

  double get(int i) {
    return numbers[i];
  }

  int size() {
    return size;
  }

  double[] toArray() {
    return Arrays.copyOf(numbers, size);
  }
}
