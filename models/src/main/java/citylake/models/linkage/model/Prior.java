package citylake.models.linkage.model;

/**
 * The probability that two random records are one person, such that it equals the share of pairs
 * that the model then expects to be matches. Pairs that no rule picks count as no matches.
 */
public final class Prior {
  private static final double START = 1e-4;
  private static final int MOST_ITERATIONS = 10_000;

  private Prior() {}

  /**
   * Solves for the prior by repeating {@code prior = expected matches / pairs}.
   *
   * @param counts patterns of all pairs that a rule picks
   * @param pairs all pairs of records, picked or not
   */
  public static double of(PatternCounts counts, double[][] m, double[][] u, double pairs) {
    double[] odds = new double[counts.size()];
    for (int i = 0; i < odds.length; i++) {
      odds[i] = 1;
      int[] levels = counts.levelsOf(i);
      for (int c = 0; c < levels.length; c++) {
        odds[i] *= levels[c] < 0 ? 1 : m[c][levels[c]] / u[c][levels[c]];
      }
    }
    double prior = START;
    double before;
    int iterations = 0;
    do {
      before = prior;
      double prioriOdds = prior / (1 - prior);
      double matches = 0;
      for (int i = 0; i < odds.length; i++) {
        matches += counts.count(i) * probability(prioriOdds * odds[i]);
      }
      prior = Math.min(1 - 1e-9, Math.max(matches, 0.5) / pairs);
      iterations++;
    } while (Math.abs(prior - before) > 1e-9 * prior && iterations < MOST_ITERATIONS);
    return prior;
  }

  private static double probability(double odds) {
    return Double.isInfinite(odds) ? 1 : odds / (1 + odds);
  }
}
