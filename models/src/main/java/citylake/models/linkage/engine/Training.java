package citylake.models.linkage.engine;

import citylake.models.linkage.model.ExpectationMaximisation;
import citylake.models.linkage.model.LinkModel;
import citylake.models.linkage.model.PatternCounts;
import citylake.models.linkage.model.Prior;
import citylake.models.linkage.settings.Comparison;
import citylake.models.linkage.settings.Level;
import citylake.models.linkage.settings.LinkSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Learns a model from counts: for each rule m of the comparisons that it does not use, by EM on the
 * pairs that it picks; the mean of what the rules say; then the prior from all pairs.
 */
final class Training {
  private static final double START_SHARE = 0.1;
  private static final double START_OF_FIRST_LEVEL = 0.9;

  private static final int ROUNDS = 4;

  /** What is left of a sampled share at least: the sample is small, and so is its precision. */
  private static final double SMALLEST_SHARE_OF_OTHERS = 0.05;

  /** A level that no match showed may still hold for the next one. */
  private static final double SMALLEST_M = 1e-6;

  private final LinkSettings settings;
  private final PairCounts counts;
  private double[][] u;
  private final int[] levels;

  private Training(LinkSettings settings, PairCounts counts, double[][] u) {
    this.settings = settings;
    this.counts = counts;
    this.u = u;
    this.levels = settings.comparisons().stream().mapToInt(c -> c.levels().size()).toArray();
  }

  /**
   * Learns in rounds: random pairs hold some matches, which in a register of many duplicates are
   * most of the pairs that agree on a rare value; what they show is taken off u once m and the
   * prior are known.
   *
   * @param sampled shares of the levels among random pairs
   * @param pairs how many pairs of records there are in all
   */
  static LinkModel learn(
      LinkSettings settings, PairCounts counts, double[][] sampled, double pairs) {
    Training training = new Training(settings, counts, given(settings, sampled));
    double[][] m = training.means();
    double prior = training.prior(m, pairs);
    for (int round = 1; round < ROUNDS; round++) {
      training.u = training.withoutMatches(sampled, m, prior);
      m = training.means();
      prior = training.prior(m, pairs);
    }
    List<LinkModel.Learnt> learnt = new ArrayList<>();
    for (int c = 0; c < m.length; c++) {
      learnt.add(new LinkModel.Learnt(settings.comparisons().get(c), m[c], training.u[c], null));
    }
    return new LinkModel(prior, learnt);
  }

  private double prior(double[][] m, double pairs) {
    double told = settings.training().prior();
    return Double.isNaN(told) ? Prior.of(counts.ofAll(levels), m, u, pairs) : told;
  }

  /** {@code sampled = (1 - prior) u + prior m}, solved for u; never below a part of the sampled. */
  private double[][] withoutMatches(double[][] sampled, double[][] m, double prior) {
    double[][] corrected = given(settings, sampled);
    for (int c = 0; c < corrected.length; c++) {
      if (!settings.comparisons().get(c).isFixed()) {
        double[] left = new double[levels[c]];
        for (int l = 0; l < left.length; l++) {
          double others = sampled[c][l] - prior * m[c][l];
          left[l] = Math.max(others, sampled[c][l] * SMALLEST_SHARE_OF_OTHERS);
        }
        double total = Arrays.stream(left).sum();
        corrected[c] = Arrays.stream(left).map(share -> share / total).toArray();
      }
    }
    return corrected;
  }

  private static double[][] given(LinkSettings settings, double[][] sampled) {
    double[][] u = sampled.clone();
    for (int c = 0; c < u.length; c++) {
      if (settings.comparisons().get(c).isFixed()) {
        u[c] = settings.comparisons().get(c).levels().stream().mapToDouble(Level::u).toArray();
      }
    }
    return u;
  }

  private double[][] means() {
    double[][] sums = new double[levels.length][];
    int[] sessions = new int[levels.length];
    for (int c = 0; c < levels.length; c++) {
      sums[c] = new double[levels[c]];
    }
    for (int rule = 0; rule < settings.blocking().size(); rule++) {
      PatternCounts picked = counts.ofRule(rule, levels);
      if (picked.total() > 0) {
        addSession(rule, picked, sums, sessions);
      }
    }
    double[][] m = new double[levels.length][];
    for (int c = 0; c < m.length; c++) {
      m[c] = sessions[c] == 0 ? start(c) : mean(sums[c]);
    }
    return m;
  }

  private void addSession(int rule, PatternCounts picked, double[][] sums, int[] sessions) {
    boolean[] takesPart = new boolean[levels.length];
    double[][] start = new double[levels.length][];
    for (int c = 0; c < levels.length; c++) {
      Comparison comparison = settings.comparisons().get(c);
      takesPart[c] = !settings.isHeldOut(comparison, rule);
      start[c] = start(c);
    }
    double[][] m = ExpectationMaximisation.learn(picked, START_SHARE, start, u, takesPart).m();
    for (int c = 0; c < levels.length; c++) {
      if (takesPart[c] && !settings.comparisons().get(c).isFixed()) {
        sessions[c]++;
        for (int l = 0; l < levels[c]; l++) {
          sums[c][l] += m[c][l];
        }
      }
    }
  }

  /** What the settings say, or that matches mostly show the first level and the rest alike. */
  private double[] start(int c) {
    Comparison comparison = settings.comparisons().get(c);
    if (comparison.isFixed()) {
      return comparison.levels().stream().mapToDouble(Level::m).toArray();
    }
    double[] start = new double[levels[c]];
    Arrays.fill(start, (1 - START_OF_FIRST_LEVEL) / Math.max(1, levels[c] - 1));
    start[0] = levels[c] == 1 ? 1 : START_OF_FIRST_LEVEL;
    return start;
  }

  private static double[] mean(double[] sums) {
    double[] kept = Arrays.stream(sums).map(sum -> Math.max(sum, SMALLEST_M)).toArray();
    double total = Arrays.stream(kept).sum();
    return Arrays.stream(kept).map(share -> share / total).toArray();
  }
}
