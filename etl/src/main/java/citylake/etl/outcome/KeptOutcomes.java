package citylake.etl.outcome;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What is still asked about {@link Decisions} once the rows that follow from them are written. It
 * holds refused records and counts, and none of the plans by which dumps are read: those of
 * thousands of dumps are more than there is memory, kind upon kind.
 *
 * @param counts as {@link Decisions#counts}
 * @param replaced by delivery, as {@link Decisions#replaced}
 * @param refused as {@link Decisions#refused}, computed once and kept on the executors; lost with
 *     one of them, for the way to compute it again is what is let go: the step then fails, and the
 *     same command given again goes on
 */
public record KeptOutcomes(
    Map<String, Map<Outcome, Long>> counts, Map<String, Replaced> replaced, Dataset<Row> refused) {

  static KeptOutcomes of(Decisions decisions, Map<String, Replaced> replaced) {
    return new KeptOutcomes(
        decisions.counts(), Map.copyOf(replaced), decisions.refused().localCheckpoint());
  }

  /** Records of a delivery that replace an earlier one of the same delivery. */
  public Replaced replaced(String delivery) {
    return replaced.getOrDefault(delivery, Replaced.NONE);
  }
}
