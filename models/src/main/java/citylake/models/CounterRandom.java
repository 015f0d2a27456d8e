package citylake.models;

/**
 * Random numbers that depend on nothing but seed, stream and position, so that a map is the same
 * however it is drawn (SplitMix64's finaliser over a counter).
 */
public final class CounterRandom {
  private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

  private CounterRandom() {}

  /** A number in [0, 1). */
  public static double uniform(long seed, long stream, long position) {
    long mixed = mix(mix(mix(seed + GOLDEN) + stream * GOLDEN + 1) + position * GOLDEN + 2);
    return (mixed >>> 11) * 0x1.0p-53;
  }

  /** A Poisson count by inversion, for small means. */
  public static long poisson(double mean, double uniform) {
    long count = 0;
    double probability = Math.exp(-mean);
    double cumulated = probability;
    while (uniform >= cumulated && count < 1000) {
      count++;
      probability *= mean / count;
      cumulated += probability;
    }
    return count;
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return b ^ (b >>> 31);
  }
}
