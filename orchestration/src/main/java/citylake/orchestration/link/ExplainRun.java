package citylake.orchestration.link;

import citylake.lake.StatementFailed;
import citylake.models.linkage.engine.SeenRecord;
import citylake.models.linkage.explain.InstructivePairs;
import citylake.models.linkage.explain.InstructivePairs.Chosen;
import citylake.models.linkage.explain.PairExplainer;
import citylake.models.linkage.explain.PairExplanation;
import citylake.models.linkage.model.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Explains pairs of a linkage. What it gives shows values of persons: it goes to the one who asked,
 * never to a log or a message.
 */
public final class ExplainRun {
  private final TrainedLinkage linkage;
  private final PairExplainer explainer;

  /**
   * @throws IllegalArgumentException where the model does not know how rare values are
   */
  public ExplainRun(TrainedLinkage linkage) {
    this.linkage = linkage;
    this.explainer = new PairExplainer(linkage.settings(), linkage.model());
  }

  /** An explanation and why its pair was chosen. */
  public record Explained(InstructivePairs.Reason reason, PairExplanation pair) {}

  /**
   * Of two records by their ids; with many tables an id is {@code table/id}.
   *
   * @throws IllegalArgumentException where there is no such record
   */
  public PairExplanation pair(SparkSession session, String first, String second) {
    return told(
        () -> {
          JoinedTables joined = linkage.joined(session);
          Map<String, SeenRecord> found =
              SeenRecord.of(joined.records(), joined.settings(), List.of(first, second));
          checkFound(found, first, second);
          return explainer.explain(found.get(first), found.get(second));
        });
  }

  /** Of up to ten pairs from which most is to be learnt; see {@link InstructivePairs}. */
  public List<Explained> instructive(SparkSession session) {
    return told(
        () -> {
          JoinedTables joined = linkage.joined(session);
          List<Chosen> chosen =
              linkage.scored(joined, lowest(), (engine, scored) -> chosen(scored.pairs()));
          List<String> ids =
              chosen.stream().flatMap(c -> Stream.of(c.first(), c.second())).distinct().toList();
          Map<String, SeenRecord> found = SeenRecord.of(joined.records(), joined.settings(), ids);
          List<Explained> explained = new ArrayList<>();
          for (Chosen pair : chosen) {
            explained.add(
                new Explained(
                    pair.reason(),
                    explainer.explain(found.get(pair.first()), found.get(pair.second()))));
          }
          return explained;
        });
  }

  private List<Chosen> chosen(Dataset<Row> pairs) {
    Dataset<Row> kept = pairs.drop("reason").persist();
    try {
      return InstructivePairs.of(kept, linkage.settings());
    } finally {
      kept.unpersist();
    }
  }

  private double lowest() {
    double review = Weights.ofProbability(linkage.settings().thresholds().review());
    return Weights.probability(review - InstructivePairs.DEPTH);
  }

  /** The ids are the asker's own words, but may be a person's number: they are not repeated. */
  private void checkFound(Map<String, SeenRecord> found, String first, String second) {
    if (found.containsKey(first) && found.containsKey(second)) {
      return;
    }
    String which =
        found.containsKey(second)
            ? "first"
            : found.containsKey(first) ? "second" : "first or second";
    String how =
        linkage.tables().size() == 1
            ? "an id is a value of column " + linkage.settings().id()
            : "with many tables an id is written TABLE/ID, and the tables are "
                + linkage.tables().stream().map(NamedTable::name).collect(Collectors.joining(", "));
    throw new IllegalArgumentException(
        "Cannot explain: no record has the %s id of the pair. Nothing was written; %s."
            .formatted(which, how));
  }

  private interface Work<T> {
    T done() throws Exception;
  }

  private static <T> T told(Work<T> work) {
    try {
      return work.done();
    } catch (RuntimeException e) {
      StatementFailed.refuseValues(e, "explain");
      throw e;
    } catch (Exception e) { // Spark's own is checked, and not declared
      StatementFailed.refuseValues(e, "explain");
      throw new IllegalStateException(e);
    }
  }
}
