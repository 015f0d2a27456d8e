package citylake.models.linkage.engine;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Distinct texts, each with a small number: 0 for the first that was seen, and so on. */
final class Codes implements Serializable {
  private static final long serialVersionUID = 1;

  private final Texts texts;
  private int[] hashes;
  private int[] table;

  Codes(int expected) {
    texts = new Texts(expected);
    hashes = new int[Math.max(8, expected)];
    table = new int[Integer.highestOneBit(Math.max(8, expected) * 4)];
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
      return table[slot] - 1;
    }
    int code = texts.add(bytes, from, to);
    if (code == hashes.length) {
      hashes = Arrays.copyOf(hashes, code * 2);
    }
    hashes[code] = hash;
    table[slot] = code + 1;
    if ((code + 1) * 2L > table.length) {
      grow();
    }
    return code;
  }

  /** The number of a text, or -1 where it was never seen. */
  int find(byte[] bytes, int from, int to) {
    return table[slot(bytes, from, to, hash(bytes, from, to))] - 1;
  }

  private int slot(byte[] bytes, int from, int to, int hash) {
    int mask = table.length - 1;
    int slot = hash & mask;
    while (table[slot] != 0) {
      int code = table[slot] - 1;
      if (hashes[code] == hash
          && Arrays.equals(texts.pool(), texts.start(code), texts.end(code), bytes, from, to)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    table = new int[table.length * 2];
    int mask = table.length - 1;
    for (int code = 0; code < texts.size(); code++) {
      int slot = hashes[code] & mask;
      while (table[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      table[slot] = code + 1;
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
