package citylake.models.linkage.engine;

import citylake.models.linkage.model.PatternCounts;
import citylake.models.linkage.model.Weights;
import citylake.models.linkage.settings.Comparison;
import citylake.models.linkage.settings.LinkSettings;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Pairs as rows, for readers.
 *
 * <p>Grain: one pair of records. {@code match_weight} in bits, the sum of the prior's weight and of
 * {@code mw_<comparison>} (0 where a value is missing; rare values' gain included). {@code
 * review_state} is {@code linked} or {@code review}. {@code rule} is the first blocking rule that
 * picked the pair, from 0. {@code reason} says line by line what speaks for and against.
 */
final class PairRows implements Iterator<InternalRow> {
  private static final UTF8String LINKED = UTF8String.fromString("linked");
  private static final UTF8String REVIEW = UTF8String.fromString("review");

  private final EdgeBatch edges;
  private final Weights weights;
  private final int[] levels;
  private final double link;

  /** Null where pairs are given in numbers alone. */
  private final Reason reason;

  private int next;

  PairRows(EdgeBatch edges, LinkSettings settings, Weights weights, boolean withReason) {
    this.edges = edges;
    this.weights = weights;
    this.levels = settings.comparisons().stream().mapToInt(c -> c.levels().size()).toArray();
    this.link = Weights.ofProbability(settings.thresholds().link());
    this.reason = withReason ? new Reason(settings.comparisons()) : null;
  }

  static StructType schema(LinkSettings settings) {
    return schemaInNumbers(settings).add("reason", DataTypes.StringType, false);
  }

  static StructType schemaInNumbers(LinkSettings settings) {
    StructType schema =
        StructType.fromDDL(
            "id_l STRING NOT NULL, id_r STRING NOT NULL, match_weight DOUBLE NOT NULL, probability"
                + " DOUBLE NOT NULL, review_state STRING NOT NULL, rule INT NOT NULL");
    for (Comparison comparison : settings.comparisons()) {
      schema = schema.add("mw_" + comparison.name(), DataTypes.DoubleType, false);
    }
    return schema;
  }

  @Override
  public boolean hasNext() {
    return next < edges.size();
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    int e = next++;
    int n = levels.length;
    int[] found = PatternCounts.levelsOf(edges.patterns[e], levels);
    double[] parts = new double[n];
    Object[] row = new Object[reason == null ? 6 + n : 7 + n];
    row[0] = edges.ids.utf8(edges.left[e]);
    row[1] = edges.ids.utf8(edges.right[e]);
    row[2] = edges.weights[e];
    row[3] = Weights.probability(edges.weights[e]);
    row[4] = edges.weights[e] >= link ? LINKED : REVIEW;
    row[5] = (int) edges.rules[e];
    for (int c = 0; c < n; c++) {
      double gain = edges.gains[c] == null ? 0 : edges.gains[c][e];
      parts[c] = weights.ofLevel(c, found[c]) + gain;
      row[6 + c] = parts[c];
    }
    if (reason != null) {
      row[6 + n] = UTF8String.fromString(reason.of(found, parts));
    }
    return PlainRows.row(row);
  }
}
