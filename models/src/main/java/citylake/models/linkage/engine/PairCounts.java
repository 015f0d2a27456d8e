package citylake.models.linkage.engine;

import citylake.models.linkage.model.PatternCounts;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many pairs show each pattern, apart for each set of rules that picks them: all that learning
 * asks of the pairs, in one pass.
 */
public final class PairCounts implements Serializable {
  private static final long serialVersionUID = 1;

  private long[] keys = new long[1 << 12];
  private long[] counts = new long[1 << 12];
  private int size;
  private final List<RefusedBlock> refused = new ArrayList<>();

  static PairCounts of(PairScan scan) {
    PairCounts counted = new PairCounts();
    KeptPairs kept = new KeptPairs(scan.mostPairsKept());
    scan.forEach(
        (i, j, rule) -> {
          int pattern = scan.pattern(i, j);
          counted.add(scan.picking(i, j, rule), pattern, 1);
          kept.add(i, j, rule, pattern);
        });
    scan.keep(kept);
    counted.refused.addAll(scan.refused());
    return counted;
  }

  void add(PairCounts other) {
    for (int slot = 0; slot < other.keys.length; slot++) {
      if (other.counts[slot] > 0) {
        add((int) (other.keys[slot] >>> 32), (int) other.keys[slot], other.counts[slot]);
      }
    }
    refused.addAll(other.refused);
  }

  private void add(int picking, int pattern, long count) {
    long key = (long) picking << 32 | pattern;
    int slot = slot(key);
    if (counts[slot] == 0) {
      size++;
      keys[slot] = key;
    }
    counts[slot] += count;
    if (size * 2 > keys.length) {
      grow();
    }
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    long mixed = key * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed ^ mixed >>> 32) & mask;
    while (counts[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldCounts = counts;
    keys = new long[oldKeys.length * 2];
    counts = new long[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldCounts[i] > 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        counts[slot] = oldCounts[i];
      }
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  List<RefusedBlock> refused() {
    return refused;
  }

  /** The patterns of the pairs that a rule picks, alone or with others. */
  PatternCounts ofRule(int rule, int[] levels) {
    return of(1 << rule, levels);
  }

  /** The patterns of all pairs. */
  PatternCounts ofAll(int[] levels) {
    return of(-1, levels);
  }

  private PatternCounts of(int rules, int[] levels) {
    long[] chosen = new long[size];
    int n = 0;
    for (int slot = 0; slot < keys.length; slot++) {
      if (counts[slot] > 0 && ((int) (keys[slot] >>> 32) & rules) != 0) {
        chosen[n++] = slot;
      }
    }
    long[] byPattern = Arrays.copyOf(chosen, n);
    for (int i = 0; i < n; i++) {
      byPattern[i] = (keys[(int) chosen[i]] & 0xFFFFFFFFL) << 32 | chosen[i];
    }
    Arrays.sort(byPattern);
    int[] patterns = new int[n];
    long[] sums = new long[n];
    int last = -1;
    for (long entry : byPattern) {
      int pattern = (int) (entry >>> 32);
      if (last < 0 || patterns[last] != pattern) {
        patterns[++last] = pattern;
      }
      sums[last] += counts[(int) entry];
    }
    return new PatternCounts(
        levels, Arrays.copyOf(patterns, last + 1), Arrays.copyOf(sums, last + 1));
  }
}
