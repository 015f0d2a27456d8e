package citylake.models.linkage.engine;

import citylake.models.linkage.model.PatternCounts;
import citylake.models.linkage.model.Weights;
import citylake.models.linkage.settings.Comparison;
import citylake.models.linkage.settings.LinkSettings;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Pairs as rows, for readers.
 *
 * <p>Grain: one pair of records. {@code match_weight} in bits, the sum of the prior's weight and of
 * {@code mw_<comparison>} (0 where a value is missing; rare values' gain included). {@code
 * review_state} is {@code linked} or {@code review}. {@code rule} is the first blocking rule that
 * picked the pair, from 0. {@code reason} says line by line what speaks for and against.
 */
final class PairRows implements Iterator<Row> {
  private final EdgeBatch edges;
  private final Weights weights;
  private final int[] levels;
  private final double link;
  private final Reason reason;
  private int next;

  PairRows(EdgeBatch edges, LinkSettings settings, Weights weights) {
    this.edges = edges;
    this.weights = weights;
    this.levels = settings.comparisons().stream().mapToInt(c -> c.levels().size()).toArray();
    this.link = Weights.ofProbability(settings.thresholds().link());
    this.reason = new Reason(settings.comparisons());
  }

  static StructType schema(LinkSettings settings) {
    StructType schema =
        StructType.fromDDL(
            "id_l STRING NOT NULL, id_r STRING NOT NULL, match_weight DOUBLE NOT NULL, probability"
                + " DOUBLE NOT NULL, review_state STRING NOT NULL, rule INT NOT NULL");
    for (Comparison comparison : settings.comparisons()) {
      schema = schema.add("mw_" + comparison.name(), DataTypes.DoubleType, false);
    }
    return schema.add("reason", DataTypes.StringType, false);
  }

  @Override
  public boolean hasNext() {
    return next < edges.size();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    int e = next++;
    int n = levels.length;
    int[] found = PatternCounts.levelsOf(edges.patterns[e], levels);
    double[] parts = new double[n];
    Object[] row = new Object[7 + n];
    row[0] = edges.ids.text(edges.left[e]);
    row[1] = edges.ids.text(edges.right[e]);
    row[2] = edges.weights[e];
    row[3] = Weights.probability(edges.weights[e]);
    row[4] = edges.weights[e] >= link ? "linked" : "review";
    row[5] = (int) edges.rules[e];
    for (int c = 0; c < n; c++) {
      double gain = edges.gains[c] == null ? 0 : edges.gains[c][e];
      parts[c] = weights.ofLevel(c, found[c]) + gain;
      row[6 + c] = parts[c];
    }
    row[6 + n] = reason.of(found, parts);
    return RowFactory.create(row);
  }
}
