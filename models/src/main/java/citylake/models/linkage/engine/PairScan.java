package citylake.models.linkage.engine;

import citylake.models.linkage.model.PatternCounts;
import citylake.models.linkage.settings.Comparison;
import citylake.models.linkage.settings.LinkSettings;
import citylake.models.linkage.settings.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes through every pair of a place once: rule by rule, block by block, leaving out pairs that an
 * earlier rule has picked and, between sources, pairs of one source.
 */
final class PairScan {
  /** Pairs that are kept for scoring: of a usual linkage all, at the memory of some columns. */
  private static final int KEPT_PAIRS_A_RECORD = 8;

  /** Takes one pair. */
  interface Taker {
    void take(int i, int j, int rule);
  }

  private final RecordStore store;
  private final LinkSettings settings;
  private final LevelCache[] caches;
  private final int[] strides;

  /** Column that tells tables apart; -1 where pairs of one table are compared too. */
  private final int source;

  private final List<RefusedBlock> refused = new ArrayList<>();

  PairScan(RecordStore store, LinkSettings settings) {
    this.store = store;
    this.settings = settings;
    RecordColumns columns = RecordColumns.of(settings);
    this.caches = new LevelCache[settings.comparisons().size()];
    for (int c = 0; c < caches.length; c++) {
      Comparison comparison = settings.comparisons().get(c);
      caches[c] = new LevelCache(comparison, store, columns.of(comparison));
    }
    this.strides =
        PatternCounts.strides(
            settings.comparisons().stream().mapToInt(c -> c.levels().size()).toArray());
    this.source = settings.scope() == Scope.BETWEEN ? columns.source() : -1;
  }

  /** Gives every pair; blocks that are too large are refused and named in {@link #refused}. */
  void forEach(Taker taker) {
    forEach(taker, false);
  }

  /** Gives every pair of which at least one record is new or has changed. */
  void forEachChanged(Taker taker) {
    forEach(taker, true);
  }

  private void forEach(Taker taker, boolean changedOnly) {
    for (int rule = 0; rule < settings.blocking().size(); rule++) {
      Blocks blocks = Blocks.of(store, rule);
      for (int b = 0; b < blocks.count(); b++) {
        if (blocks.size(b) > settings.largestBlock()) {
          refused.add(new RefusedBlock(rule, blocks.size(b)));
        } else if (changedOnly) {
          changed(blocks, b, rule, taker);
        } else {
          block(blocks, b, rule, taker);
        }
      }
    }
  }

  private void block(Blocks blocks, int block, int rule, Taker taker) {
    int[] members = blocks.members;
    int end = blocks.starts[block + 1];
    for (int p = blocks.starts[block]; p < end; p++) {
      int i = members[p];
      for (int q = p + 1; q < end; q++) {
        int j = members[q];
        if (isOfOneSource(i, j) || isPickedBefore(i, j, rule)) {
          continue;
        }
        taker.take(i, j, rule);
      }
    }
  }

  private void changed(Blocks blocks, int block, int rule, Taker taker) {
    int[] members = blocks.members;
    int start = blocks.starts[block];
    int end = blocks.starts[block + 1];
    for (int p = start; p < end; p++) {
      int i = members[p];
      for (int q = start; store.isChanged(i) && q < end; q++) {
        int j = members[q];
        boolean isTakenByOther = store.isChanged(j) && q <= p;
        if (!isTakenByOther && !isOfOneSource(i, j) && !isPickedBefore(i, j, rule)) {
          taker.take(Math.min(i, j), Math.max(i, j), rule);
        }
      }
    }
  }

  /**
   * Every pair of a sample, whatever the rules: those of every so-manieth record with later ones.
   */
  void forEachOfAll(int part, int parts, Taker taker) {
    for (int i = part; i < store.size(); i += parts) {
      for (int j = i + 1; j < store.size(); j++) {
        if (!isOfOneSource(i, j)) {
          taker.take(i, j, -1);
        }
      }
    }
  }

  List<RefusedBlock> refused() {
    return refused;
  }

  int level(int comparison, int i, int j) {
    return caches[comparison].level(i, j);
  }

  /** The number of the pair's agreement pattern. */
  int pattern(int i, int j) {
    int pattern = 0;
    for (int c = 0; c < caches.length; c++) {
      pattern += strides[c] * (caches[c].level(i, j) + 1);
    }
    return pattern;
  }

  /** How many pairs may be kept so that they take no more memory than the records. */
  int mostPairsKept() {
    return (int) Math.min(Integer.MAX_VALUE / 4, (long) KEPT_PAIRS_A_RECORD * store.size());
  }

  /** Keeps the pairs for scoring, where they are all there. */
  void keep(KeptPairs pairs) {
    store.keep(pairs);
  }

  /** Bit r: rule r picks the pair. */
  int picking(int i, int j, int firstRule) {
    int mask = 1 << firstRule;
    for (int r = firstRule + 1; r < settings.blocking().size(); r++) {
      mask |= store.isPicked(i, j, r) ? 1 << r : 0;
    }
    return mask;
  }

  private boolean isOfOneSource(int i, int j) {
    return source >= 0 && store.code(i, source) == store.code(j, source);
  }

  private boolean isPickedBefore(int i, int j, int rule) {
    for (int r = 0; r < rule; r++) {
      if (store.isPicked(i, j, r)) {
        return true;
      }
    }
    return false;
  }
}
