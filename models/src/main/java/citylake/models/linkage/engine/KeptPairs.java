package citylake.models.linkage.engine;

import java.util.Arrays;

/**
 * The pairs of one place as learning went through them, so that scoring need not look for them and
 * compare them again: 13 bytes a pair.
 */
final class KeptPairs {
  private static final int FIRST_ROOM = 1 << 12;

  private final int most;
  private int[] left = new int[FIRST_ROOM];
  private int[] right = new int[FIRST_ROOM];
  private int[] patterns = new int[FIRST_ROOM];
  private byte[] rules = new byte[FIRST_ROOM];
  private int size;

  /**
   * @param most pairs beyond which none is kept: their memory would exceed that of the records
   */
  KeptPairs(int most) {
    this.most = most;
  }

  void add(int i, int j, int rule, int pattern) {
    if (size == most) {
      size++; // too many
      resize(0);
    }
    if (size < most) {
      if (size == left.length) {
        resize(size * 2);
      }
      left[size] = i;
      right[size] = j;
      patterns[size] = pattern;
      rules[size++] = (byte) rule;
    }
  }

  /** Gives back what was allotted too much. */
  KeptPairs trimmed() {
    resize(size);
    return this;
  }

  private void resize(int room) {
    left = Arrays.copyOf(left, room);
    right = Arrays.copyOf(right, room);
    patterns = Arrays.copyOf(patterns, room);
    rules = Arrays.copyOf(rules, room);
  }

  /** Whether every pair is here. */
  boolean isWhole() {
    return size <= most;
  }

  int size() {
    return size;
  }

  int left(int pair) {
    return left[pair];
  }

  int right(int pair) {
    return right[pair];
  }

  int pattern(int pair) {
    return patterns[pair];
  }

  int rule(int pair) {
    return rules[pair];
  }
}
