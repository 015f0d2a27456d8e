package citylake.models.linkage.engine;

import java.util.Arrays;
import java.util.Iterator;

/** The records of one place, from many batches, with one set of numbers a column. */
final class RecordStore {
  private final Texts ids = new Texts(1_024);
  private final Codes[] values;
  private final IntList[] codes;
  private final Numbers[] keys;
  private final IntList rules = new IntList();

  private int[][] codesOf;
  private long[][] keysOf;
  private int[] rulesOf;

  private RecordStore(int columns, int ruleCount) {
    values = new Codes[columns];
    codes = new IntList[columns];
    Arrays.setAll(values, c -> new Codes(256));
    Arrays.setAll(codes, c -> new IntList());
    keys = new Numbers[ruleCount];
    Arrays.setAll(keys, r -> new Numbers());
  }

  static RecordStore of(Iterator<RecordBatch> batches, int columns, int ruleCount) {
    RecordStore store = new RecordStore(columns, ruleCount);
    batches.forEachRemaining(store::add);
    store.close();
    return store;
  }

  private void add(RecordBatch batch) {
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

  private void close() {
    codesOf = new int[codes.length][];
    keysOf = new long[keys.length][];
    for (int c = 0; c < codes.length; c++) {
      codesOf[c] = codes[c].toArray();
      codes[c] = null;
    }
    for (int r = 0; r < keys.length; r++) {
      keysOf[r] = keys[r].toArray();
      keys[r] = null;
    }
    rulesOf = rules.toArray();
  }

  int size() {
    return rulesOf.length;
  }

  Texts ids() {
    return ids;
  }

  Codes values(int column) {
    return values[column];
  }

  int[] codes(int column) {
    return codesOf[column];
  }

  long[] keys(int rule) {
    return keysOf[rule];
  }

  boolean isHereFor(int record, int rule) {
    return (rulesOf[record] >> rule & 1) != 0;
  }

  /** Whether the record is new or has changed. */
  boolean isChanged(int record) {
    return (rulesOf[record] & RecordBatch.CHANGED) != 0;
  }

  /** Whether a rule picks the pair. */
  boolean isPicked(int i, int j, int rule) {
    return keysOf[rule][i] == keysOf[rule][j]
        && (rulesOf[i] & rulesOf[j] & 1 << (RecordBatch.KNOWN + rule)) != 0;
  }
}
