package citylake.models.hotplace;

import java.util.Arrays;

/** Control of the false discovery rate over many tests (Benjamini and Hochberg 1995). */
public final class FalseDiscovery {
  private FalseDiscovery() {}

  /**
   * The least false discovery rate at which each test counts as a discovery.
   *
   * @param p p-values, one a test, none NaN; left as they are
   * @return q-values in the same order; equal p give equal q
   */
  public static double[] benjaminiHochberg(double[] p) {
    double[] sorted = p.clone();
    Arrays.sort(sorted);
    double[] adjusted = new double[sorted.length];
    double least = 1;
    for (int i = sorted.length - 1; i >= 0; i--) {
      double atRank = sorted[i] * sorted.length / (i + 1);
      least = Math.min(least, Math.max(sorted[i], atRank));
      adjusted[i] = least;
    }
    return Arrays.stream(p).map(one -> adjusted[Arrays.binarySearch(sorted, one)]).toArray();
  }
}
