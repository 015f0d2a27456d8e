package citylake.models.linkage.model;

import citylake.models.linkage.settings.Level;
import java.io.Serializable;

/**
 * Match weights in bits: log2(m / u) of each level, the weight of the prior, the gain of rare
 * values. A sum above 0 speaks for the same person; a probability is {@code 2^w / (1 + 2^w)}.
 * Source: Fellegi and Sunter 1969; the arithmetic is that of Splink.
 */
public final class Weights implements Serializable {
  private static final long serialVersionUID = 1;

  private final double prior;
  private final double[][] ofLevel;
  private final double[] exactU;
  private final boolean[][] isAdjusted;
  private final double[] floor;
  private final double[] share;

  public Weights(LinkModel model) {
    int n = model.comparisons().size();
    prior = log2(model.prior() / (1 - model.prior()));
    ofLevel = new double[n][];
    exactU = new double[n];
    isAdjusted = new boolean[n][];
    floor = new double[n];
    share = new double[n];
    for (int c = 0; c < n; c++) {
      take(c, model.comparisons().get(c));
    }
  }

  private void take(int c, LinkModel.Learnt learnt) {
    int levels = learnt.m().length;
    ofLevel[c] = new double[levels];
    isAdjusted[c] = new boolean[levels];
    boolean adjusts = learnt.comparison().termFrequency() != null;
    floor[c] = adjusts ? learnt.comparison().termFrequency().floor() : 0;
    share[c] = adjusts ? learnt.comparison().termFrequency().weight() : 0;
    for (int l = 0; l < levels; l++) {
      Level level = learnt.comparison().levels().get(l);
      ofLevel[c][l] = log2(learnt.m()[l] / learnt.u()[l]);
      isAdjusted[c][l] = adjusts && level.isExact();
      if (level.isExact()) {
        exactU[c] = learnt.u()[l];
      }
    }
  }

  /** Bits of the prior. */
  public double prior() {
    return prior;
  }

  /** Bits of a level; 0 where a value is missing (level -1). */
  public double ofLevel(int comparison, int level) {
    return level < 0 ? 0 : ofLevel[comparison][level];
  }

  /** Whether the level counts rare values for more. */
  public boolean isAdjusted(int comparison, int level) {
    return level >= 0 && isAdjusted[comparison][level];
  }

  /** Bits that the frequency of the common value adds (rare) or takes (common). */
  public double ofFrequency(int comparison, double frequency) {
    double believed = Math.max(frequency, floor[comparison]);
    return share[comparison] * log2(exactU[comparison] / believed);
  }

  /** The probability of a weight. */
  public static double probability(double weight) {
    return 1 / (1 + Math.exp(-weight * Math.log(2)));
  }

  /** The weight of a probability. */
  public static double ofProbability(double probability) {
    return log2(probability / (1 - probability));
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
