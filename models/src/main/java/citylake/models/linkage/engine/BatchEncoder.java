package citylake.models.linkage.engine;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Rows to batches, as they come.
 *
 * <p>A row is laid out as {@link RecordColumns} selects it: id, hash of the id, values, hashes of
 * keys.
 */
final class BatchEncoder implements Iterator<RecordBatch> {
  /** Large enough to share most texts, small enough for a few in memory. */
  private static final int RECORDS_IN_A_BATCH = 200_000;

  private static final byte[] NO_ID = {};

  private final Iterator<InternalRow> rows;
  private final int columns;
  private final int rules;
  private final boolean hasSplits;

  BatchEncoder(Iterator<InternalRow> rows, int columns, int rules, boolean hasSplits) {
    this.rows = rows;
    this.columns = columns;
    this.rules = rules;
    this.hasSplits = hasSplits;
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public RecordBatch next() {
    if (!rows.hasNext()) {
      throw new NoSuchElementException();
    }
    Growing growing = new Growing(columns, rules, hasSplits);
    for (int n = 0; n < RECORDS_IN_A_BATCH && rows.hasNext(); n++) {
      growing.add(rows.next());
    }
    return growing.batch();
  }

  private static final class Growing {
    private final Texts ids = new Texts(1_024);
    private final Numbers idHashes = new Numbers();
    private final Codes[] values;
    private final IntList[] codes;
    private final Numbers[] keys;
    private final Numbers[] splitKeys;
    private final IntList splitKnown = new IntList();
    private final IntList here = new IntList();

    Growing(int columns, int rules, boolean hasSplits) {
      values = new Codes[columns];
      codes = new IntList[columns];
      for (int c = 0; c < columns; c++) {
        values[c] = new Codes(256);
        codes[c] = new IntList();
      }
      keys = new Numbers[rules];
      splitKeys = new Numbers[hasSplits ? rules : 0];
      for (int r = 0; r < rules; r++) {
        keys[r] = new Numbers();
      }
      Arrays.setAll(splitKeys, r -> new Numbers());
    }

    void add(InternalRow row) {
      byte[] id = row.isNullAt(0) ? NO_ID : row.getUTF8String(0).getBytes();
      ids.add(id, 0, id.length);
      idHashes.add(row.getLong(1));
      for (int c = 0; c < values.length; c++) {
        codes[c].add(row.isNullAt(2 + c) ? -1 : codeOf(row.getUTF8String(2 + c), values[c]));
      }
      int known = addKeys(row, 2 + values.length, keys);
      here.add(known | known << RecordBatch.KNOWN);
      splitKnown.add(addKeys(row, 2 + values.length + keys.length, splitKeys));
    }

    private static int codeOf(UTF8String text, Codes values) {
      byte[] bytes = text.getBytes();
      return values.codeOf(bytes, 0, bytes.length);
    }

    /** Bit r: the key of rule r is known. */
    private static int addKeys(InternalRow row, int first, Numbers[] keys) {
      int known = 0;
      for (int r = 0; r < keys.length; r++) {
        boolean isKnown = !row.isNullAt(first + r);
        keys[r].add(isKnown ? row.getLong(first + r) : 0);
        known |= isKnown ? 1 << r : 0;
      }
      return known;
    }

    RecordBatch batch() {
      Texts[] texts = new Texts[values.length];
      int[][] numbers = new int[values.length][];
      for (int c = 0; c < values.length; c++) {
        texts[c] = values[c].texts().trimmed();
        numbers[c] = codes[c].toArray();
      }
      return new RecordBatch(
          ids,
          idHashes.toArray(),
          texts,
          numbers,
          hashes(keys),
          here.toArray(),
          splitKeys.length == 0
              ? null
              : new RecordBatch.SplitKeys(hashes(splitKeys), splitKnown.toArray()));
    }

    private static long[][] hashes(Numbers[] keys) {
      return Arrays.stream(keys).map(Numbers::toArray).toArray(long[][]::new);
    }
  }
}
