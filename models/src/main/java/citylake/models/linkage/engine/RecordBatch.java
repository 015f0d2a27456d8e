package citylake.models.linkage.engine;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Some records as columns: each value a number into the column's distinct texts, -1 where missing;
 * for each blocking rule the hash of its key.
 */
public final class RecordBatch implements Serializable {
  private static final long serialVersionUID = 1;

  /** Where the second half of {@link #rules} begins. */
  static final int KNOWN = 16;

  /** Bit of {@link #rules}: the record is new or has changed. */
  static final int CHANGED = 1 << 15;

  /** Bits of {@link #rules} that hold wherever the record is sent. */
  static final int EVERYWHERE = -1 << KNOWN | CHANGED;

  final int size;
  final Texts ids;
  final long[] idHashes;
  final Texts[] values;
  final int[][] codes;
  final long[][] keys;

  /**
   * Bit r of a record: it is in this batch to be compared by rule r. Bit {@link #KNOWN} + r: rule
   * r's columns are all known.
   */
  final int[] rules;

  /** Keys for blocks that are too large; null where no rule is split, or once it is done. */
  final SplitKeys split;

  /**
   * By rule and record: the key with the columns that split a block.
   *
   * @param known bit r of a record: its key for rule r is known
   */
  record SplitKeys(long[][] keys, int[] known) implements Serializable {}

  RecordBatch(
      Texts ids,
      long[] idHashes,
      Texts[] values,
      int[][] codes,
      long[][] keys,
      int[] rules,
      SplitKeys split) {
    this.size = ids.size();
    this.ids = ids.trimmed();
    this.idHashes = idHashes;
    this.values = values;
    this.codes = codes;
    this.keys = keys;
    this.rules = rules;
    this.split = split;
  }

  /** The same records with other keys and rules, split for good. */
  RecordBatch with(long[][] otherKeys, int[] otherRules) {
    return new RecordBatch(ids, idHashes, values, codes, otherKeys, otherRules, null);
  }

  /** The records at some positions, here for these rules alone. */
  RecordBatch select(int[] positions, int[] here) {
    Texts chosenIds = new Texts(positions.length);
    long[] chosenHashes = new long[positions.length];
    for (int i = 0; i < positions.length; i++) {
      int p = positions[i];
      chosenIds.add(ids.pool(), ids.start(p), ids.end(p));
      chosenHashes[i] = idHashes[p];
    }
    Texts[] chosenValues = new Texts[values.length];
    int[][] chosenCodes = new int[values.length][];
    for (int c = 0; c < values.length; c++) {
      chosenValues[c] = new Texts(Math.min(positions.length, values[c].size()));
      chosenCodes[c] = select(c, positions, chosenValues[c]);
      chosenValues[c].trimmed();
    }
    long[][] chosenKeys = new long[keys.length][positions.length];
    for (int r = 0; r < keys.length; r++) {
      for (int i = 0; i < positions.length; i++) {
        chosenKeys[r][i] = keys[r][positions[i]];
      }
    }
    return new RecordBatch(
        chosenIds, chosenHashes, chosenValues, chosenCodes, chosenKeys, here, null);
  }

  private int[] select(int c, int[] positions, Texts into) {
    int[] renamed = new int[values[c].size()];
    Arrays.fill(renamed, -1);
    int[] chosen = new int[positions.length];
    for (int i = 0; i < positions.length; i++) {
      int code = codes[c][positions[i]];
      if (code >= 0 && renamed[code] < 0) {
        renamed[code] = into.add(values[c].pool(), values[c].start(code), values[c].end(code));
      }
      chosen[i] = code < 0 ? -1 : renamed[code];
    }
    return chosen;
  }
}
