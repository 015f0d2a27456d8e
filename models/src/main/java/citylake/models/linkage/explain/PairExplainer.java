package citylake.models.linkage.explain;

import citylake.models.linkage.engine.SeenRecord;
import citylake.models.linkage.explain.PairExplanation.Part;
import citylake.models.linkage.explain.PairExplanation.Verdict;
import citylake.models.linkage.model.LinkModel;
import citylake.models.linkage.model.Weights;
import citylake.models.linkage.settings.Comparison;
import citylake.models.linkage.settings.Level;
import citylake.models.linkage.settings.LinkSettings;
import citylake.models.linkage.similarity.Relation;
import citylake.models.linkage.similarity.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Takes the weight of a pair apart, by the same model and arithmetic that scored it. */
public final class PairExplainer {
  /** A level of which learning has seen less than this among pairs of one person. */
  private static final double HARDLY_LEARNT = 1e-5;

  private final LinkSettings settings;
  private final LinkModel model;
  private final Weights weights;

  /**
   * @param model one that was trained, so that it knows how often values are
   * @throws IllegalArgumentException where it does not know
   */
  public PairExplainer(LinkSettings settings, LinkModel model) {
    this.settings = settings;
    this.model = model;
    this.weights = new Weights(model);
    for (LinkModel.Learnt learnt : model.comparisons()) {
      if (learnt.comparison().termFrequency() != null && learnt.frequencies() == null) {
        throw new IllegalArgumentException(
            "Cannot explain: the model has no frequencies of %s, so it does not know how rare a value is. Nothing was written; use the model.json that the linkage wrote."
                .formatted(learnt.comparison().name()));
      }
    }
  }

  /** The weight of two records, whether or not any rule compares them. */
  public PairExplanation explain(SeenRecord first, SeenRecord second) {
    List<Part> parts = new ArrayList<>();
    double total = weights.prior();
    for (int c = 0; c < settings.comparisons().size(); c++) {
      String column = settings.comparisons().get(c).column();
      Part part = part(c, first.values().get(column), second.values().get(column));
      parts.add(part);
      total += part.bits();
    }
    return new PairExplanation(
        first.id(),
        second.id(),
        model.prior(),
        weights.prior(),
        parts,
        total,
        Weights.probability(total),
        verdict(total),
        settings.thresholds().link(),
        settings.thresholds().review(),
        sharedRules(first, second),
        first.source() != null && first.source().equals(second.source()));
  }

  private Part part(int c, String first, String second) {
    Comparison comparison = settings.comparisons().get(c);
    if (first == null || second == null) {
      String who = first == null && second == null ? "not known for both" : "not known for one";
      return new Part(comparison.name(), first, second, null, who, 0, 0, null, false);
    }
    Value one = new Value(first);
    Value other = new Value(second);
    int position = comparison.levelOf(one, other);
    Level level = comparison.levels().get(position);
    boolean isAdjusted = weights.isAdjusted(c, position);
    double share = isAdjusted ? share(c, first) : Double.NaN;
    return new Part(
        comparison.name(),
        first,
        second,
        level.label(),
        Relation.inWords(level.agreement(), level.limit(), one, other),
        weights.ofLevel(c, position),
        isAdjusted ? weights.ofFrequency(c, share) : 0,
        isAdjusted ? rarity(c, share) : null,
        !comparison.isFixed() && model.comparisons().get(c).m()[position] < HARDLY_LEARNT);
  }

  private String rarity(int c, double share) {
    boolean isRarest = share <= settings.comparisons().get(c).termFrequency().floor();
    return (isRarest ? "at most " : "") + ClerkWords.oneIn(share) + " has it";
  }

  /** As the engine believes it: a value that the model does not name is as rare as the floor. */
  private double share(int c, String value) {
    Map<String, Double> learnt = model.comparisons().get(c).frequencies();
    double floor = settings.comparisons().get(c).termFrequency().floor();
    double rarest = learnt.values().stream().mapToDouble(Double::doubleValue).min().orElse(1);
    return Math.max(floor, learnt.getOrDefault(value, floor > 0 ? floor : rarest));
  }

  private Verdict verdict(double total) {
    if (total >= Weights.ofProbability(settings.thresholds().link())) {
      return Verdict.LINKED;
    }
    return total >= Weights.ofProbability(settings.thresholds().review())
        ? Verdict.REVIEW
        : Verdict.APART;
  }

  private List<String> sharedRules(SeenRecord first, SeenRecord second) {
    return IntStream.range(0, settings.blocking().size())
        .filter(r -> first.keys().get(r) != null)
        .filter(r -> first.keys().get(r).equals(second.keys().get(r)))
        .mapToObj(settings::ruleInWords)
        .toList();
  }
}
