package citylake.orchestration.link;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Some pairs, counted.
 *
 * @param expected matches among them, by the model's probabilities
 * @param judged pairs of which the truth is known
 * @param matches of those judged
 */
record PairTally(long pairs, double expected, long judged, long matches) {
  static final PairTally NONE = new PairTally(0, 0, 0, 0);

  /** Of pairs with {@code probability} and {@code is_true}. */
  static PairTally of(Dataset<Row> pairs) {
    return of(pairs.agg(columns().get(0), rest()).head(), 0);
  }

  /** Of each value of a number. */
  static List<Row> by(Dataset<Row> pairs, Column number) {
    return pairs.groupBy(number).agg(columns().get(0), rest()).collectAsList();
  }

  /**
   * What a row of {@link #by} counted.
   *
   * @param from position of the first count
   */
  static PairTally of(Row row, int from) {
    double expected = row.isNullAt(from + 1) ? 0 : row.getDouble(from + 1);
    return new PairTally(row.getLong(from), expected, row.getLong(from + 2), row.getLong(from + 3));
  }

  private static List<Column> columns() {
    return List.of(
        count(lit(1)),
        sum("probability"),
        count_if(col("is_true").isNotNull()),
        count_if(col("is_true")));
  }

  private static Column[] rest() {
    return columns().subList(1, columns().size()).toArray(Column[]::new);
  }

  /** Share of the pairs that are expected to match; null where there are none. */
  Double expectedPrecision() {
    return pairs == 0 ? null : Double.valueOf(expected / pairs);
  }

  /** Share of all expected matches; null where none is expected. */
  Double expectedRecall(PairTally all) {
    return all.expected == 0 ? null : Double.valueOf(expected / all.expected);
  }

  /** Share of the judged pairs that match; null where none is judged. */
  Double truePrecision() {
    return judged == 0 ? null : Double.valueOf((double) matches / judged);
  }
}
