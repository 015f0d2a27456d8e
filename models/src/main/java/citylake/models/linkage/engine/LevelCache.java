package citylake.models.linkage.engine;

import citylake.models.linkage.settings.Comparison;
import citylake.models.linkage.similarity.Value;
import java.util.Arrays;

/**
 * The level of two values of one comparison, remembered for pairs of values seen of late: in real
 * registers the same few names meet again and again.
 */
final class LevelCache {
  /** Few enough to stay in the processor's own memory. */
  private static final int SLOT_BITS = 12;

  private final Comparison comparison;
  private final RecordStore store;
  private final int column;
  private final Texts texts;
  private final boolean equalIsFirst;
  private final long[] remembered = new long[1 << SLOT_BITS];
  private final byte[] levels = new byte[1 << SLOT_BITS];
  private Value[] read = new Value[256];

  LevelCache(Comparison comparison, RecordStore store, int column) {
    this.comparison = comparison;
    this.store = store;
    this.column = column;
    this.texts = store.values(column).texts();
    this.equalIsFirst = comparison.levels().get(0).isExact();
    Arrays.fill(remembered, -1);
  }

  /** The first level that holds for two records, -1 where a value is missing. */
  int level(int i, int j) {
    int a = store.code(i, column);
    int b = store.code(j, column);
    if ((a | b) < 0) {
      return -1;
    }
    if (a == b && equalIsFirst) {
      return 0;
    }
    long pair = a < b ? (long) a << 32 | b : (long) b << 32 | a;
    long mixed = pair * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed >>> (Long.SIZE - SLOT_BITS));
    if (remembered[slot] != pair) {
      levels[slot] = (byte) comparison.levelOf(value(a), value(b));
      remembered[slot] = pair;
    }
    return levels[slot];
  }

  private Value value(int code) {
    if (code >= read.length) {
      read = Arrays.copyOf(read, Math.max(code + 1, read.length * 2));
    }
    if (read[code] == null) {
      read[code] = Value.ofUtf8(texts.pool(), texts.start(code), texts.end(code));
    }
    return read[code];
  }
}
