package citylake.models.linkage.engine;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Distinct texts, each with a small number: 0 for the first that was seen, and so on. */
final class Codes implements Serializable {
  private static final long serialVersionUID = 1;

  private final Texts texts;

  /** Hash of a text and 1 + its number, side by side: most look-ups end here. 0 where empty. */
  private long[] table;

  Codes(int expected) {
    texts = new Texts(expected);
    table = new long[Integer.highestOneBit(Math.max(8, expected) * 4)];
  }

  Texts texts() {
    return texts;
  }

  int size() {
    return texts.size();
  }

  int codeOf(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return codeOf(bytes, 0, bytes.length);
  }

  /** The number of a text, a new one where it was not seen before. */
  int codeOf(byte[] bytes, int from, int to) {
    int hash = hash(bytes, from, to);
    int slot = slot(bytes, from, to, hash);
    if (table[slot] != 0) {
      return (int) table[slot] - 1;
    }
    int code = texts.add(bytes, from, to);
    table[slot] = (long) hash << 32 | (code + 1);
    if ((code + 1) * 2L > table.length) {
      grow();
    }
    return code;
  }

  /** The number of a text, or -1 where it was never seen. */
  int find(byte[] bytes, int from, int to) {
    return (int) table[slot(bytes, from, to, hash(bytes, from, to))] - 1;
  }

  private int slot(byte[] bytes, int from, int to, int hash) {
    int mask = table.length - 1;
    int slot = hash & mask;
    while (table[slot] != 0) {
      int code = (int) table[slot] - 1;
      if ((int) (table[slot] >>> 32) == hash
          && Arrays.equals(texts.pool(), texts.start(code), texts.end(code), bytes, from, to)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] before = table;
    table = new long[before.length * 2];
    int mask = table.length - 1;
    for (long entry : before) {
      if (entry != 0) {
        int slot = (int) (entry >>> 32) & mask;
        while (table[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        table[slot] = entry;
      }
    }
  }

  private static int hash(byte[] bytes, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + bytes[i];
    }
    hash *= 0x9E3779B1;
    return hash ^ (hash >>> 15);
  }
}
