package citylake.models.linkage.explain;

import citylake.models.linkage.model.Weights;
import java.util.List;

/**
 * Why two records weigh what they weigh: the sum, part by part. Shows values of persons; see the
 * package.
 *
 * @param first id of the first record, as it was asked for
 * @param prior probability that two random records are one person
 * @param priorBits its weight
 * @param parts one for each comparison, in the order of the settings
 * @param totalBits of prior and parts: the match weight of the pair
 * @param linkFrom probability from which a pair is linked
 * @param reviewFrom probability from which a clerk looks at it
 * @param sharedRules blocking rules by which the two come together, in the words of the settings;
 *     empty where none does, so that a linkage never compares them
 * @param isWithinSource whether both are of one source while only records of different ones are
 *     compared
 */
public record PairExplanation(
    String first,
    String second,
    double prior,
    double priorBits,
    List<Part> parts,
    double totalBits,
    double probability,
    Verdict verdict,
    double linkFrom,
    double reviewFrom,
    List<String> sharedRules,
    boolean isWithinSource) {
  public PairExplanation {
    parts = List.copyOf(parts);
    sharedRules = List.copyOf(sharedRules);
  }

  /** What the thresholds make of a pair. */
  public enum Verdict {
    LINKED,
    REVIEW,
    APART
  }

  /**
   * What one comparison says.
   *
   * @param firstValue null where missing
   * @param level in the words of the settings; null where a value is missing
   * @param relation of the two values, in words
   * @param levelBits log2(m / u) of the level; 0 where a value is missing
   * @param rarityBits what the value's frequency adds (rare) or takes (common); 0 where not asked
   * @param rarity how many of the records have this value, in words; null where not asked
   * @param isHardlyLearnt whether the model has seen next to no pair of one person at this level,
   *     so that its weight rests on nothing
   */
  public record Part(
      String comparison,
      String firstValue,
      String secondValue,
      String level,
      String relation,
      double levelBits,
      double rarityBits,
      String rarity,
      boolean isHardlyLearnt) {
    /** Bits of level and rarity. */
    public double bits() {
      return levelBits + rarityBits;
    }

    /** Without the values; see {@link PairExplanation#toString}. */
    @Override
    public String toString() {
      return "Part " + comparison + ", values not shown";
    }

    /** Whether a value is missing, so that nothing is said. */
    public boolean isMissing() {
      return level == null;
    }
  }

  /** Without any value, so that none gets into a log or a message by mistake. */
  @Override
  public String toString() {
    return "PairExplanation, values not shown";
  }

  /** Whether a linkage by these settings compares the two. */
  public boolean isCompared() {
    return !sharedRules.isEmpty() && !isWithinSource;
  }

  /** Comparisons without which the pair would not be linked; empty where it is not linked. */
  public List<Part> decisive() {
    double link = bits(linkFrom);
    return verdict == Verdict.LINKED
        ? parts.stream().filter(part -> totalBits - part.bits() < link).toList()
        : List.of();
  }

  /** Comparisons whose weight rests on next to nothing that the model has seen. */
  public List<Part> hardlyLearnt() {
    return parts.stream().filter(Part::isHardlyLearnt).toList();
  }

  /** Comparisons that say nothing, as a value is missing. */
  public List<Part> missing() {
    return parts.stream().filter(Part::isMissing).toList();
  }

  private static double bits(double probability) {
    return Weights.ofProbability(probability);
  }
}
