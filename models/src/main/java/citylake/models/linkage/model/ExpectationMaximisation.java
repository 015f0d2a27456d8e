package citylake.models.linkage.model;

/**
 * Learns m and the share of matches from pattern counts, with u held: the EM of Winkler 1988 on
 * counts, so that an iteration costs the number of patterns and not of pairs.
 *
 * <p>A pair whose value is missing in a comparison says nothing about that comparison. Comparisons
 * that are left out keep their m and take no part in the probabilities.
 */
public final class ExpectationMaximisation {
  /** Where it stops. */
  public static final double SMALLEST_CHANGE = 1e-9;

  private static final int MOST_ITERATIONS = 2_000;

  private final PatternCounts counts;
  private final boolean[] isLearnt;
  private final int[][] levels;
  private final double[][] m;
  private final double[][] u;
  private double matchShare;

  private ExpectationMaximisation(
      PatternCounts counts, double matchShare, double[][] m, double[][] u, boolean[] isLearnt) {
    this.counts = counts;
    this.matchShare = matchShare;
    this.isLearnt = isLearnt.clone();
    this.m = new double[m.length][];
    this.u = u;
    for (int c = 0; c < m.length; c++) {
      this.m[c] = m[c].clone();
    }
    this.levels = new int[counts.size()][];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = counts.levelsOf(i);
    }
  }

  /**
   * What was learnt.
   *
   * @param matchShare share of the counted pairs that are matches
   */
  public record Result(double matchShare, double[][] m, int iterations) {}

  /**
   * Learns from a start.
   *
   * @param m start by comparison and level
   * @param u held
   * @param isLearnt which comparisons take part
   */
  public static Result learn(
      PatternCounts counts, double matchShare, double[][] m, double[][] u, boolean[] isLearnt) {
    ExpectationMaximisation em = new ExpectationMaximisation(counts, matchShare, m, u, isLearnt);
    int iterations = 0;
    double change;
    do {
      change = em.iterate();
      iterations++;
    } while (change > SMALLEST_CHANGE && iterations < MOST_ITERATIONS);
    return new Result(em.matchShare, em.m, iterations);
  }

  /** One step; the largest change of any probability. */
  private double iterate() {
    double[][] sums = new double[m.length][];
    double[] known = new double[m.length];
    for (int c = 0; c < m.length; c++) {
      sums[c] = new double[m[c].length];
    }
    double matches = 0;
    for (int i = 0; i < levels.length; i++) {
      double expected = counts.count(i) * probability(levels[i]);
      matches += expected;
      for (int c = 0; c < m.length; c++) {
        if (levels[i][c] >= 0) {
          sums[c][levels[i][c]] += expected;
          known[c] += expected;
        }
      }
    }
    double change = Math.abs(matchShare - matches / counts.total());
    matchShare = matches / counts.total();
    for (int c = 0; c < m.length; c++) {
      for (int l = 0; isLearnt[c] && known[c] > 0 && l < m[c].length; l++) {
        double learnt = sums[c][l] / known[c];
        change = Math.max(change, Math.abs(m[c][l] - learnt));
        m[c][l] = learnt;
      }
    }
    return change;
  }

  private double probability(int[] pattern) {
    double same = matchShare;
    double different = 1 - matchShare;
    for (int c = 0; c < pattern.length; c++) {
      if (isLearnt[c] && pattern[c] >= 0) {
        same *= m[c][pattern[c]];
        different *= u[c][pattern[c]];
      }
    }
    return same == 0 ? 0 : same / (same + different);
  }
}
