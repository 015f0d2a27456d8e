package citylake.orchestration.link;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import citylake.lake.StatementFailed;
import citylake.models.linkage.engine.Linkage;
import citylake.models.linkage.engine.ScoredPairs;
import citylake.models.linkage.model.LinkModel;
import citylake.models.linkage.model.Weights;
import citylake.models.linkage.settings.Level;
import citylake.models.linkage.settings.LinkSettings;
import citylake.serving.dashboard.LinkageFigures;
import citylake.serving.dashboard.LinkageFigures.Threshold;
import citylake.serving.dashboard.LinkageFigures.Truth;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Scores a linkage once more by its model and counts its pairs by weight, and what thresholds would
 * make of them. Counts and probabilities; nothing of any person.
 */
public final class ThresholdReport {
  /** Pairs are kept from so many bits below the review threshold on. */
  private static final double DEPTH = 10;

  /** Thresholds that are tried besides the settings' own. */
  private static final List<Double> PROBABILITIES =
      List.of(0.05, 0.2, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999, 0.999999);

  private final TrainedLinkage trained;
  private final LinkSettings settings;

  public ThresholdReport(TrainedLinkage trained) {
    this.trained = trained;
    this.settings = trained.settings();
  }

  /**
   * Counts.
   *
   * @param truth file of the truth; null where there is none
   * @throws IllegalArgumentException where the truth cannot be used
   * @throws StatementFailed where a record cannot be read or computed, without any of its values
   */
  public LinkageFigures of(SparkSession session, Path truth) {
    try {
      JoinedTables joined = trained.joined(session);
      TrueMatches known = truth == null ? null : TrueMatches.read(session, truth, joined);
      double shownFrom = WeightBins.start(bits(settings.thresholds().review()) - DEPTH);
      return trained.scored(
          joined,
          Weights.probability(shownFrom),
          (linkage, scored) -> figures(joined, linkage, scored, shownFrom, known));
    } catch (Exception e) { // Spark's own is checked, and not declared
      StatementFailed.refuseValues(e, "report");
      throw e;
    }
  }

  private LinkageFigures figures(
      JoinedTables joined,
      Linkage linkage,
      ScoredPairs scored,
      double shownFrom,
      TrueMatches known) {
    Dataset<Row> pairs = scored.pairs().select("id_l", "id_r", "match_weight", "probability");
    Dataset<Row> judged =
        (known == null
                ? pairs.withColumn("is_true", lit(null).cast("boolean"))
                : known.judged(pairs))
            .persist();
    try {
      Truth truth = known == null ? null : new Truth(known.records(), known.pairs());
      double link = bits(settings.thresholds().link());
      double review = bits(settings.thresholds().review());
      long below = scored.compared() - scored.kept();
      return new LinkageFigures(
          tables(joined),
          linkage.records(),
          linkage.possiblePairs(),
          scored.compared(),
          judged.filter(col("match_weight").geq(review).and(col("match_weight").lt(link))).count(),
          ModelVersion.of(trained.model()),
          trained.model().prior(),
          link,
          review,
          settings.thresholds().review(),
          shownFrom,
          below,
          below * Weights.probability(shownFrom),
          WeightBins.of(judged, shownFrom, known != null),
          levels(),
          thresholds(scored, judged, truth),
          truth,
          InputNotes.of(linkage));
    } finally {
      judged.unpersist();
    }
  }

  /** A threshold of 0 or 1 has no weight: it lies at the end of what is drawn. */
  private static double bits(double probability) {
    double bits = Weights.ofProbability(probability);
    return Math.max(-WeightBins.HIGHEST, Math.min(WeightBins.HIGHEST, bits));
  }

  private List<LinkageFigures.Table> tables(JoinedTables joined) {
    Dataset<Row> records = joined.records().select(col(joined.settings().id()).as("id"));
    return trained.tables().stream()
        .map(t -> new LinkageFigures.Table(t.name(), joined.recordsOf(records, t.name())))
        .toList();
  }

  private List<Threshold> thresholds(ScoredPairs scored, Dataset<Row> judged, Truth truth) {
    double chosen = settings.thresholds().link();
    TreeSet<Double> probabilities = new TreeSet<>(PROBABILITIES);
    probabilities.add(chosen);
    PairTally all = PairTally.of(judged);
    List<Threshold> thresholds = new ArrayList<>();
    for (double probability : probabilities) {
      double least = Weights.ofProbability(probability);
      PairTally linked = PairTally.of(judged.filter(col("match_weight").geq(least)));
      thresholds.add(
          new Threshold(
              probability,
              bits(probability),
              probability == chosen,
              linked.pairs(),
              scored.clusters(probability).filter("id = cluster_id").count(),
              linked.expectedPrecision(),
              linked.expectedRecall(all),
              linked.truePrecision(),
              truth == null || truth.pairs() == 0
                  ? null
                  : Double.valueOf((double) linked.matches() / truth.pairs())));
    }
    return thresholds;
  }

  private List<LinkageFigures.Level> levels() {
    List<LinkageFigures.Level> levels = new ArrayList<>();
    Weights weights = new Weights(trained.model());
    for (int c = 0; c < trained.model().comparisons().size(); c++) {
      LinkModel.Learnt learnt = trained.model().comparisons().get(c);
      for (int l = 0; l < learnt.m().length; l++) {
        Level level = learnt.comparison().levels().get(l);
        levels.add(
            new LinkageFigures.Level(
                learnt.comparison().name(),
                level.label(),
                level.meaning(),
                learnt.m()[l],
                learnt.u()[l],
                weights.ofLevel(c, l)));
      }
    }
    return levels;
  }
}
