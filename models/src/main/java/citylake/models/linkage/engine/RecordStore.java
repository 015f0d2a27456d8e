package citylake.models.linkage.engine;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;

/**
 * The records of one place, from many batches, with one set of numbers a column. What a pair is
 * looked at for lies side by side, record by record: two records are two places in memory, not two
 * a column.
 */
final class RecordStore implements Serializable {
  private static final long serialVersionUID = 1;

  private final Texts ids;
  private final Codes[] values;
  private final int[] codes;
  private final long[] keys;
  private final int[] rules;
  private final int ruleCount;

  /** See {@link #pairs()}; lost where the store leaves memory, which costs comparing again. */
  private transient KeptPairs pairs;

  private RecordStore(Gathering all) {
    ids = all.ids;
    values = all.values;
    rules = all.rules.toArray();
    ruleCount = all.ruleCount;
    codes = Arrays.copyOf(all.codes, rules.length * values.length);
    keys = Arrays.copyOf(all.keys, rules.length * ruleCount);
  }

  static RecordStore of(Iterator<RecordBatch> batches, int columns, int ruleCount) {
    Gathering all = new Gathering(columns, ruleCount);
    batches.forEachRemaining(all::add);
    return new RecordStore(all);
  }

  private static final class Gathering {
    private final Texts ids = new Texts(1_024);
    private final Codes[] values;
    private final int ruleCount;
    private int[] codes = {};
    private long[] keys = {};
    private final IntList rules = new IntList();

    Gathering(int columns, int ruleCount) {
      values = new Codes[columns];
      Arrays.setAll(values, c -> new Codes(256));
      this.ruleCount = ruleCount;
    }

    void add(RecordBatch batch) {
      int before = rules.size();
      makeRoom(before + batch.size);
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
        for (int i = 0; i < batch.size; i++) {
          int code = batch.codes[c][i];
          codes[(before + i) * values.length + c] = code < 0 ? -1 : renamed[code];
        }
      }
      for (int r = 0; r < ruleCount; r++) {
        for (int i = 0; i < batch.size; i++) {
          keys[(before + i) * ruleCount + r] = batch.keys[r][i];
        }
      }
    }

    private void makeRoom(int records) {
      if (records * values.length > codes.length || records * ruleCount > keys.length) {
        int room = Math.max(records, rules.size() + rules.size() / 2);
        codes = Arrays.copyOf(codes, Math.multiplyExact(room, values.length));
        keys = Arrays.copyOf(keys, Math.multiplyExact(room, ruleCount));
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

  /** Number of a record's value in the texts of its column; -1 where missing. */
  int code(int record, int column) {
    return codes[record * values.length + column];
  }

  long key(int record, int rule) {
    return keys[record * ruleCount + rule];
  }

  /** All pairs that the rules pick, in the order of a scan; null where they were not kept. */
  KeptPairs pairs() {
    return pairs;
  }

  void keep(KeptPairs found) {
    pairs = found.isWhole() ? found.trimmed() : null;
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
    return key(i, rule) == key(j, rule)
        && (rules[i] & rules[j] & 1 << (RecordBatch.KNOWN + rule)) != 0;
  }
}
