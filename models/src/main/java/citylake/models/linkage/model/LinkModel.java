package citylake.models.linkage.model;

import citylake.models.linkage.settings.Comparison;
import java.io.Serializable;
import java.util.List;

/**
 * What a linkage has learnt.
 *
 * @param prior probability that two random records are one person
 * @param comparisons in the order of the settings
 */
public record LinkModel(double prior, List<Learnt> comparisons) implements Serializable {
  public LinkModel {
    comparisons = List.copyOf(comparisons);
  }

  /**
   * The levels of one comparison.
   *
   * @param m probability of each level among records of the same person
   * @param u probability of each level among records of different persons
   */
  public record Learnt(Comparison comparison, double[] m, double[] u) implements Serializable {}

  /** The model that the settings give in full, with m and u of every level. */
  public static LinkModel fixed(double prior, List<Comparison> comparisons) {
    return new LinkModel(
        prior,
        comparisons.stream()
            .map(
                c ->
                    new Learnt(
                        c,
                        c.levels().stream().mapToDouble(level -> level.m()).toArray(),
                        c.levels().stream().mapToDouble(level -> level.u()).toArray()))
            .toList());
  }

  /** The same model with another prior. */
  public LinkModel withPrior(double other) {
    return new LinkModel(other, comparisons);
  }
}
