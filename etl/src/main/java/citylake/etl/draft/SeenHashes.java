package citylake.etl.draft;

import java.util.Arrays;
import java.util.List;

/**
 * Which 64-bit hashes came before, in 11 to 21 bytes each: a set of objects takes some sixty, and a
 * long file of many columns would no longer fit into memory.
 */
final class SeenHashes {
  private static final double MOST_FILLED = 0.75;

  /** A free place; the hash 0 itself is kept as another number. */
  private static final long FREE = 0;

  private static final long INSTEAD_OF_FREE = 0x9E3779B97F4A7C15L;

  private static final long SEED = 1125899906842597L;

  private long[] places = new long[16];
  private int size;

  /** 64 bits of a text: two different ones of a million agree once in 40 million files. */
  static long hash(String text) {
    return hash(SEED, text);
  }

  /** Likewise of texts in their order, each led by its length. */
  static long hash(List<String> texts) {
    long hash = SEED;
    for (String text : texts) {
      hash = hash(31 * hash + text.length(), text);
    }
    return hash;
  }

  private static long hash(long start, String text) {
    long hash = start;
    for (int i = 0; i < text.length(); i++) {
      hash = 31 * hash + text.charAt(i);
      hash ^= hash >>> 29;
    }
    return hash;
  }

  /** Whether the hash is new. */
  boolean add(long hash) {
    if (size >= MOST_FILLED * places.length) {
      grow();
    }
    long kept = hash == FREE ? INSTEAD_OF_FREE : hash;
    int at = placeOf(kept);
    if (places[at] == kept) {
      return false;
    }
    places[at] = kept;
    size++;
    return true;
  }

  boolean has(long hash) {
    long kept = hash == FREE ? INSTEAD_OF_FREE : hash;
    return places[placeOf(kept)] == kept;
  }

  int size() {
    return size;
  }

  private void grow() {
    long[] before = places;
    places = new long[2 * before.length];
    Arrays.stream(before)
        .filter(kept -> kept != FREE)
        .forEach(kept -> places[placeOf(kept)] = kept);
  }

  /** Where the hash stands, or the free place where it would. */
  private int placeOf(long hash) {
    // The low bits of neighbouring texts are alike: mixed, or long runs would form.
    int at = (int) ((hash * INSTEAD_OF_FREE) >>> 32) & (places.length - 1);
    while (places[at] != FREE && places[at] != hash) {
      at = (at + 1) & (places.length - 1);
    }
    return at;
  }
}
