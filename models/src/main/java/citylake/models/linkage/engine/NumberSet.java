package citylake.models.linkage.engine;

import java.io.Serializable;
import java.util.Arrays;

/** Numbers that are looked up and never changed. */
final class NumberSet implements Serializable {
  private static final long serialVersionUID = 1;

  static final NumberSet EMPTY = new NumberSet(new long[0]);

  private final long[] sorted;

  private NumberSet(long[] sorted) {
    this.sorted = sorted;
  }

  static NumberSet of(long[] numbers) {
    return new NumberSet(Arrays.stream(numbers).sorted().distinct().toArray());
  }

  boolean contains(long number) {
    return Arrays.binarySearch(sorted, number) >= 0;
  }

  boolean isEmpty() {
    return sorted.length == 0;
  }

  /** Numbers that are in one of the two only. */
  NumberSet difference(NumberSet other) {
    return of(
        java.util.stream.LongStream.concat(
                Arrays.stream(sorted).filter(number -> !other.contains(number)),
                Arrays.stream(other.sorted).filter(number -> !contains(number)))
            .toArray());
  }

  long[] toArray() {
    return sorted.clone();
  }
}
