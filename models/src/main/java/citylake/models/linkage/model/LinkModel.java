package citylake.models.linkage.model;

import citylake.models.linkage.settings.Comparison;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
   * @param frequencies share of each common value among the records that have one, for term
   *     frequencies; values that are not named are as rare as the floor. Null where the records
   *     that are scored tell it themselves
   */
  public record Learnt(
      Comparison comparison, double[] m, double[] u, Map<String, Double> frequencies)
      implements Serializable {
    public Learnt {
      frequencies = frequencies == null ? null : new TreeMap<>(frequencies);
    }
  }

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
                        c.levels().stream().mapToDouble(level -> level.u()).toArray(),
                        null))
            .toList());
  }

  /** The model of no knowledge: every level is as likely for one person as for two. */
  public static LinkModel ignorant(List<Comparison> comparisons) {
    return new LinkModel(
        0.5,
        comparisons.stream()
            .map(
                comparison -> {
                  double[] even = new double[comparison.levels().size()];
                  Arrays.fill(even, 1.0 / even.length);
                  return new Learnt(comparison, even, even.clone(), Map.of());
                })
            .toList());
  }

  /** The same model with another prior. */
  public LinkModel withPrior(double other) {
    return new LinkModel(other, comparisons);
  }
}
