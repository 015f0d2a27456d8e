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

  RecordBatch(
      Texts ids, long[] idHashes, Texts[] values, int[][] codes, long[][] keys, int[] rules) {
    this.size = ids.size();
    this.ids = ids.trimmed();
    this.idHashes = idHashes;
    this.values = values;
    this.codes = codes;
    this.keys = keys;
    this.rules = rules;
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
    return new RecordBatch(chosenIds, chosenHashes, chosenValues, chosenCodes, chosenKeys, here);
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
