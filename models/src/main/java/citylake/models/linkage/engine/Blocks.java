package citylake.models.linkage.engine;

import java.util.Arrays;

/** The records of one place grouped by the key of one rule: counted and filled, never sorted. */
final class Blocks {
  /** Block b holds {@code members[starts[b]]} up to before {@code members[starts[b + 1]]}. */
  final int[] members;

  final int[] starts;

  private Blocks(int[] members, int[] starts) {
    this.members = members;
    this.starts = starts;
  }

  int count() {
    return starts.length - 1;
  }

  int size(int block) {
    return starts[block + 1] - starts[block];
  }

  static Blocks of(RecordStore store, int rule) {
    long[] keys = new long[store.size()];
    int[] blockOf = new int[keys.length];
    int here = 0;
    for (int i = 0; i < keys.length; i++) {
      keys[i] = store.key(i, rule);
      blockOf[i] = store.isHereFor(i, rule) ? 0 : -1;
      here += 1 + blockOf[i];
    }
    int mask = Integer.highestOneBit(Math.max(4, here)) * 4 - 1;
    int[] firstOf = new int[mask + 1]; // 1 + a record of the block that has this slot
    int blocks = 0;
    for (int i = 0; i < keys.length; i++) {
      if (blockOf[i] == 0) {
        blockOf[i] = blockOf(keys, i, mask, firstOf, blockOf, blocks);
        blocks += blockOf[i] == blocks ? 1 : 0;
      }
    }
    int[] counts = new int[blocks];
    for (int block : blockOf) {
      if (block >= 0) {
        counts[block]++;
      }
    }
    return filled(blockOf, counts);
  }

  /** The block of an earlier record with the same key, or the next number. */
  private static int blockOf(long[] keys, int i, int mask, int[] firstOf, int[] blockOf, int next) {
    long mixed = keys[i] * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed ^ mixed >>> 32) & mask;
    while (firstOf[slot] != 0) {
      if (keys[firstOf[slot] - 1] == keys[i]) {
        return blockOf[firstOf[slot] - 1];
      }
      slot = (slot + 1) & mask;
    }
    firstOf[slot] = i + 1;
    return next;
  }

  private static Blocks filled(int[] blockOf, int[] counts) {
    int[] starts = new int[counts.length + 1];
    for (int b = 0; b < counts.length; b++) {
      starts[b + 1] = starts[b] + counts[b];
    }
    int[] next = Arrays.copyOf(starts, counts.length);
    int[] members = new int[starts[counts.length]];
    for (int i = 0; i < blockOf.length; i++) {
      if (blockOf[i] >= 0) {
        members[next[blockOf[i]]++] = i;
      }
    }
    return new Blocks(members, starts);
  }
}
