package citylake.models.linkage.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.catalyst.InternalRow;

/** Records that are new or have changed, and those that share a block with one. */
final class ChangedRecords {
  private ChangedRecords() {}

  /** The records, those whose id's hash is among the changed marked. */
  static RecordBatch mark(RecordBatch batch, NumberSet changed) {
    int[] rules = batch.rules.clone();
    for (int i = 0; i < rules.length; i++) {
      rules[i] |= changed.contains(batch.idHashes[i]) ? RecordBatch.CHANGED : 0;
    }
    return batch.with(batch.keys, rules);
  }

  /** By rule: the keys of changed records. */
  static NumberSet[] keys(JavaRDD<RecordBatch> marked, int rules) {
    Function<RecordBatch, long[][]> keys = ChangedRecords::keys;
    List<long[][]> found = marked.map(keys).collect();
    NumberSet[] ofRule = new NumberSet[rules];
    Arrays.setAll(
        ofRule,
        rule ->
            NumberSet.of(
                found.stream().flatMapToLong(batch -> Arrays.stream(batch[rule])).toArray()));
    return ofRule;
  }

  private static long[][] keys(RecordBatch batch) {
    long[][] keys = new long[batch.keys.length][];
    for (int r = 0; r < keys.length; r++) {
      Numbers ofRule = new Numbers();
      int changedHere = RecordBatch.CHANGED | 1 << r;
      for (int i = 0; i < batch.size; i++) {
        if ((batch.rules[i] & changedHere) == changedHere) {
          ofRule.add(batch.keys[r][i]);
        }
      }
      keys[r] = ofRule.toArray();
    }
    return keys;
  }

  /** The records, to be compared only where a changed one is: nowhere else is anything new. */
  static RecordBatch besides(RecordBatch batch, NumberSet[] changedKeys) {
    int[] rules = batch.rules.clone();
    for (int i = 0; i < rules.length; i++) {
      for (int r = 0; r < changedKeys.length; r++) {
        if ((rules[i] >> r & 1) != 0 && !changedKeys[r].contains(batch.keys[r][i])) {
          rules[i] &= ~(1 << r);
        }
      }
    }
    return batch.with(batch.keys, rules);
  }

  /** Ids of records that have one of these keys, as they were before any block was split. */
  static List<InternalRow> idsIn(RecordBatch batch, NumberSet[] keys) {
    List<InternalRow> ids = new ArrayList<>();
    for (int i = 0; i < batch.size; i++) {
      boolean isIn = false;
      for (int r = 0; r < keys.length; r++) {
        isIn |= (batch.rules[i] >> r & 1) != 0 && keys[r].contains(batch.keys[r][i]);
      }
      if (isIn) {
        ids.add(PlainRows.row(batch.ids.utf8(i)));
      }
    }
    return ids;
  }
}
