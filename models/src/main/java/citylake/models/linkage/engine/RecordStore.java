package citylake.models.linkage.engine;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;

/** The records of one place, from many batches, with one set of numbers a column. */
final class RecordStore implements Serializable {
  private static final long serialVersionUID = 1;

  private final Texts ids;
  private final Codes[] values;
  private final int[][] codes;
  private final long[][] keys;
  private final int[] rules;

  /** See {@link #patterns()}; lost where the store leaves memory, which costs comparing again. */
  private transient int[] patterns;

  private RecordStore(Gathering all) {
    ids = all.ids;
    values = all.values;
    codes = Arrays.stream(all.codes).map(IntList::toArray).toArray(int[][]::new);
    keys = Arrays.stream(all.keys).map(Numbers::toArray).toArray(long[][]::new);
    rules = all.rules.toArray();
  }

  static RecordStore of(Iterator<RecordBatch> batches, int columns, int ruleCount) {
    Gathering all = new Gathering(columns, ruleCount);
    batches.forEachRemaining(all::add);
    return new RecordStore(all);
  }

  private static final class Gathering {
    private final Texts ids = new Texts(1_024);
    private final Codes[] values;
    private final IntList[] codes;
    private final Numbers[] keys;
    private final IntList rules = new IntList();

    Gathering(int columns, int ruleCount) {
      values = new Codes[columns];
      codes = new IntList[columns];
      Arrays.setAll(values, c -> new Codes(256));
      Arrays.setAll(codes, c -> new IntList());
      keys = new Numbers[ruleCount];
      Arrays.setAll(keys, r -> new Numbers());
    }

    void add(RecordBatch batch) {
      for (int i = 0; i < batch.size; i++) {
        ids.add(batch.ids.pool(), batch.ids.start(i), batch.ids.end(i));
        rules.add(batch.rules[i]);
      }
      for (int c = 0; c < values.length; c++) {
        Texts texts = batch.values[c];
        int[] renamed = new int[texts.size()];
        for (int v = 0; v < renamed.length; v++) {
          renamed[v] = values[c].codeOf(texts.pool(), texts.start(v), texts.end(v));
        }
        for (int code : batch.codes[c]) {
          codes[c].add(code < 0 ? -1 : renamed[code]);
        }
      }
      for (int r = 0; r < keys.length; r++) {
        for (long key : batch.keys[r]) {
          keys[r].add(key);
        }
      }
    }
  }

  int size() {
    return rules.length;
  }

  Texts ids() {
    return ids;
  }

  Codes values(int column) {
    return values[column];
  }

  int[] codes(int column) {
    return codes[column];
  }

  long[] keys(int rule) {
    return keys[rule];
  }

  /** The patterns of all pairs that the rules pick, in the order of a scan; null where unknown. */
  int[] patterns() {
    return patterns;
  }

  void keepPatterns(int[] ofAllPairs) {
    patterns = ofAllPairs;
  }

  boolean isHereFor(int record, int rule) {
    return (rules[record] >> rule & 1) != 0;
  }

  /** Whether the record is new or has changed. */
  boolean isChanged(int record) {
    return (rules[record] & RecordBatch.CHANGED) != 0;
  }

  /** Whether a rule picks the pair. */
  boolean isPicked(int i, int j, int rule) {
    return keys[rule][i] == keys[rule][j]
        && (rules[i] & rules[j] & 1 << (RecordBatch.KNOWN + rule)) != 0;
  }
}
