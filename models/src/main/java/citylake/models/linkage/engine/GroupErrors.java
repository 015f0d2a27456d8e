package citylake.models.linkage.engine;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How much a linkage errs by its own probabilities, group by group: a linkage that misses more of
 * those with long names, or joins more of them wrongly, must be seen to.
 *
 * <p>Grain: one value of a grouping, null where a record has none. {@code n_linked} and {@code
 * n_review} count the sides of pairs, so a pair within a group counts twice. {@code
 * expected_false_share} is the share of linked sides that are not one person as far as the model
 * knows, {@code expected_missed_share} the share of expected matches from the review threshold on
 * that are not linked; both null where nothing is linked or expected. The truth is not asked: where
 * the model is wrong, so are these.
 */
public final class GroupErrors {
  private GroupErrors() {}

  /**
   * The groups of one grouping, in order of their value.
   *
   * @param pairs of {@link ScoredPairs#pairs}
   * @param records that were linked
   * @param id column that names a record
   * @param grouping SQL expression over the records, e.g. {@code length(name)}; a declared group of
   *     the register, never a guess about a person
   */
  public static Dataset<Row> of(
      Dataset<Row> pairs, Dataset<Row> records, String id, String grouping) {
    Dataset<Row> grouped =
        records.select(col(id).cast("string").as("id"), expr(grouping).cast("string").as("value"));
    Dataset<Row> sides =
        pairs.select(
            explode(array(col("id_l"), col("id_r"))).as("side"),
            col("probability"),
            col("review_state").equalTo("linked").as("is_linked"));
    Column linked = when(col("is_linked"), col("probability"));
    Column review = when(col("is_linked").equalTo(false), col("probability"));
    Column matches = sum(col("probability"));
    Dataset<Row> errors =
        grouped
            .join(sides, col("id").equalTo(col("side")), "inner")
            .groupBy("value")
            .agg(
                count_if(col("is_linked")).as("n_linked"),
                count_if(col("is_linked").equalTo(false)).as("n_review"),
                sum(lit(1).minus(linked)).divide(count(linked)).as("expected_false_share"),
                sum(review).divide(matches).as("expected_missed_share"))
            .withColumnRenamed("value", "with_pairs");
    return grouped
        .groupBy("value")
        .agg(count(lit(1)).as("n_records"))
        .join(errors, col("value").eqNullSafe(col("with_pairs")), "left")
        .selectExpr(
            "value",
            "n_records",
            "coalesce(n_linked, 0) AS n_linked",
            "coalesce(n_review, 0) AS n_review",
            "expected_false_share",
            "CASE WHEN n_linked + n_review > 0 THEN coalesce(expected_missed_share, 0) END AS"
                + " expected_missed_share")
        .orderBy("value");
  }
}
