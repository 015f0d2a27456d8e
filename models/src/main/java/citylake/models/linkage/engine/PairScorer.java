package citylake.models.linkage.engine;

import citylake.models.linkage.model.Weights;
import citylake.models.linkage.settings.LinkSettings;
import java.util.Arrays;
import java.util.List;

/** Weighs every pair of a place and keeps those from a weight on. */
final class PairScorer {
  private final RecordStore store;
  private final PairScan scan;
  private final Weights weights;
  private final double least;
  private final int[] levels;
  private final double[][] frequencyBits;
  private final int[] columnOf;

  private final IntList left = new IntList();
  private final IntList right = new IntList();
  private final IntList patterns = new IntList();
  private final IntList rules = new IntList();
  private final DoubleList kept = new DoubleList();
  private final DoubleList[] gains;
  private final double[] gain;
  private long compared;

  PairScorer(
      RecordStore store,
      LinkSettings settings,
      Weights weights,
      Frequencies frequencies,
      double least) {
    this.store = store;
    this.scan = new PairScan(store, settings);
    this.weights = weights;
    this.least = least;
    int n = settings.comparisons().size();
    levels = settings.comparisons().stream().mapToInt(c -> c.levels().size()).toArray();
    frequencyBits = new double[n][];
    columnOf = new int[n];
    gains = new DoubleList[n];
    gain = new double[n];
    RecordColumns columns = RecordColumns.of(settings);
    for (int c = 0; c < n; c++) {
      int column = columns.of(settings.comparisons().get(c));
      columnOf[c] = column;
      if (settings.comparisons().get(c).termFrequency() != null) {
        gains[c] = new DoubleList();
        frequencyBits[c] = bits(c, store.values(column).texts(), frequencies);
      }
    }
  }

  private double[] bits(int comparison, Texts values, Frequencies frequencies) {
    double[] bits = new double[values.size()];
    for (int v = 0; v < bits.length; v++) {
      bits[v] = weights.ofFrequency(comparison, frequencies.of(comparison, values, v));
    }
    return bits;
  }

  EdgeBatch score(boolean changedOnly) {
    if (changedOnly) {
      scan.forEachChanged((i, j, rule) -> take(i, j, rule, scan.pattern(i, j)));
    } else if (store.pairs() == null) {
      scan.forEach((i, j, rule) -> take(i, j, rule, scan.pattern(i, j)));
    } else {
      takeAll(store.pairs());
    }
    List<RefusedBlock> refused = List.copyOf(scan.refused());
    int[] renamed = new int[store.size()];
    Arrays.fill(renamed, -1);
    Texts ids = new Texts(1_024);
    int[] first = new int[left.size()];
    int[] second = new int[left.size()];
    byte[] ruleOf = new byte[left.size()];
    for (int e = 0; e < first.length; e++) {
      first[e] = idOf(left.get(e), renamed, ids);
      second[e] = idOf(right.get(e), renamed, ids);
      ruleOf[e] = (byte) rules.get(e);
    }
    double[][] gainsOf = new double[gains.length][];
    for (int c = 0; c < gains.length; c++) {
      gainsOf[c] = gains[c] == null ? null : gains[c].toArray();
    }
    return new EdgeBatch(
        ids.trimmed(),
        first,
        second,
        kept.toArray(),
        patterns.toArray(),
        ruleOf,
        gainsOf,
        refused,
        compared);
  }

  private void takeAll(KeptPairs pairs) {
    for (int p = 0; p < pairs.size(); p++) {
      take(pairs.left(p), pairs.right(p), pairs.rule(p), pairs.pattern(p));
    }
  }

  private void take(int i, int j, int rule, int pattern) {
    compared++;
    double total = weights.prior();
    int rest = pattern;
    for (int c = 0; c < columnOf.length; c++) {
      int level = rest % (levels[c] + 1) - 1;
      rest /= levels[c] + 1;
      total += weights.ofLevel(c, level);
      gain[c] = 0;
      if (frequencyBits[c] != null && weights.isAdjusted(c, level)) {
        gain[c] = frequencyBits[c][store.code(i, columnOf[c])];
        total += gain[c];
      }
    }
    if (total >= least) {
      keep(i, j, rule, pattern, total);
    }
  }

  private void keep(int i, int j, int rule, int pattern, double total) {
    boolean inOrder = store.ids().compare(i, j) <= 0;
    left.add(inOrder ? i : j);
    right.add(inOrder ? j : i);
    patterns.add(pattern);
    rules.add(rule);
    kept.add(total);
    for (int c = 0; c < gains.length; c++) {
      if (gains[c] != null) {
        gains[c].add(gain[c]);
      }
    }
  }

  private int idOf(int record, int[] renamed, Texts ids) {
    if (renamed[record] < 0) {
      Texts all = store.ids();
      renamed[record] = ids.add(all.pool(), all.start(record), all.end(record));
    }
    return renamed[record];
  }
}
