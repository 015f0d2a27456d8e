package citylake.sample.draw;

import java.util.Random;

/**
 * Sequences of chance by entity: what household 7 is like depends on the seed and on 7, never on
 * who was drawn before it or on which thread.
 *
 * <p>{@link Random}, because its sequence is specified: a seed means the same on every machine.
 */
public final class Draw {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Draw() {}

  /** The sequence of one entity: its kind in words, and its numbers. */
  public static Random of(long seed, String kind, long a, long b) {
    return new Random(hash(seed, kind, a, b));
  }

  /** Sixty-four bits that depend on each of the arguments (finaliser of SplitMix64). */
  public static long hash(long seed, String kind, long a, long b) {
    return mixed(mixed(mixed(seed * GOLDEN + kind.hashCode()) + a * GOLDEN) + b * GOLDEN);
  }

  /** A number from 0 to {@code bound - 1} of these bits. */
  public static long below(long bound, long hash) {
    return Long.remainderUnsigned(hash, bound);
  }

  /** A whole number whose mean over many draws is {@code mean}. */
  public static int about(Random random, double mean) {
    return (int) (mean + random.nextDouble());
  }

  /** The index at which the running sum of weights passes a random share of their sum. */
  public static int weighted(Random random, double[] weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double left = random.nextDouble() * total;
    for (int i = 0; i < weights.length; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  private static long mixed(long bits) {
    long z = bits;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
