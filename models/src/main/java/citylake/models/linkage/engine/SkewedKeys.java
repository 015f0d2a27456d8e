package citylake.models.linkage.engine;

import citylake.models.linkage.settings.LinkSettings;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/**
 * Keys of rules whose blocks are too large and are split: their records take a longer key, before
 * anything is compared, so that every place knows which rules pick a pair.
 */
final class SkewedKeys implements Serializable {
  private static final long serialVersionUID = 1;

  private static final StructType KEYS = StructType.fromDDL("rule INT NOT NULL, key LONG NOT NULL");

  private final NumberSet[] ofRule;

  private SkewedKeys(NumberSet[] ofRule) {
    this.ofRule = ofRule;
  }

  static SkewedKeys none(LinkSettings settings) {
    NumberSet[] none = new NumberSet[settings.blocking().size()];
    Arrays.fill(none, NumberSet.EMPTY);
    return new SkewedKeys(none);
  }

  /**
   * Counts the keys of the rules that say how a large block is split.
   *
   * @param records what the batches hold; not read again
   */
  static SkewedKeys of(Dataset<Row> records, JavaRDD<RecordBatch> batches, LinkSettings settings) {
    if (!settings.hasSplits()) {
      return none(settings);
    }
    boolean[] isSplit = isSplit(settings);
    FlatMapFunction<RecordBatch, InternalRow> keys = batch -> keys(batch, isSplit).iterator();
    List<Row> large =
        PlainRows.table(records, batches.flatMap(keys), KEYS)
            .groupBy("rule", "key")
            .count()
            .filter("count > " + settings.largestBlock())
            .collectAsList();
    return fromRows(large, settings);
  }

  /** From rows: rule, key. */
  static SkewedKeys fromRows(List<Row> rows, LinkSettings settings) {
    NumberSet[] ofRule = new NumberSet[settings.blocking().size()];
    for (int r = 0; r < ofRule.length; r++) {
      int rule = r;
      ofRule[r] =
          NumberSet.of(
              rows.stream()
                  .filter(row -> row.getInt(0) == rule)
                  .mapToLong(row -> row.getLong(1))
                  .toArray());
    }
    return new SkewedKeys(ofRule);
  }

  private static boolean[] isSplit(LinkSettings settings) {
    boolean[] isSplit = new boolean[settings.blocking().size()];
    for (int r = 0; r < isSplit.length; r++) {
      isSplit[r] = !settings.splits().get(r).isEmpty();
    }
    return isSplit;
  }

  private static List<InternalRow> keys(RecordBatch batch, boolean[] isSplit) {
    List<InternalRow> keys = new ArrayList<>();
    for (int r = 0; r < isSplit.length; r++) {
      for (int i = 0; isSplit[r] && i < batch.size; i++) {
        if ((batch.rules[i] >> r & 1) != 0) {
          keys.add(PlainRows.row(r, batch.keys[r][i]));
        }
      }
    }
    return keys;
  }

  /** The records with the keys that hold from now on; one whose longer key is unknown drops out. */
  RecordBatch split(RecordBatch batch) {
    long[][] keys = new long[batch.keys.length][];
    int[] rules = batch.rules.clone();
    for (int r = 0; r < keys.length; r++) {
      keys[r] = batch.keys[r];
      if (!ofRule[r].isEmpty()) {
        keys[r] = split(batch, r, rules);
      }
    }
    return batch.with(keys, rules);
  }

  private long[] split(RecordBatch batch, int rule, int[] rules) {
    long[] keys = batch.keys[rule].clone();
    int picked = 1 << rule | 1 << (RecordBatch.KNOWN + rule);
    for (int i = 0; i < keys.length; i++) {
      if ((rules[i] & picked) != 0 && ofRule[rule].contains(keys[i])) {
        boolean isKnown = (batch.split.known()[i] >> rule & 1) != 0;
        keys[i] = isKnown ? batch.split.keys()[rule][i] : 0;
        rules[i] &= isKnown ? -1 : ~picked;
      }
    }
    return keys;
  }

  /** Keys by rule that are too large here or there, not both. */
  NumberSet[] difference(SkewedKeys other) {
    NumberSet[] changed = new NumberSet[ofRule.length];
    Arrays.setAll(changed, r -> ofRule[r].difference(other.ofRule[r]));
    return changed;
  }

  /** As rows: rule, key. */
  List<Row> toRows() {
    List<Row> rows = new ArrayList<>();
    for (int r = 0; r < ofRule.length; r++) {
      for (long key : ofRule[r].toArray()) {
        rows.add(RowFactory.create(r, key));
      }
    }
    return rows;
  }
}
