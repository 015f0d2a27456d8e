package citylake.models.linkage.engine;

import citylake.models.linkage.settings.LinkSettings;
import java.util.Arrays;

/** Learns u: how often each level holds between records drawn by the hash of their id. */
final class RandomPairs {
  private RandomPairs() {}

  /** Records to draw so that their pairs are as many as the settings ask. */
  static int sampleSize(LinkSettings settings) {
    return (int) Math.ceil((1 + Math.sqrt(1 + 8.0 * settings.training().randomPairs())) / 2);
  }

  /**
   * Share of each level among the sample's pairs whose values are known. A level that never held
   * counts half a pair: rare, not impossible.
   */
  static double[][] shares(Summary summary, LinkSettings settings) {
    RecordStore store =
        RecordStore.of(
            Arrays.asList(summary.sample).iterator(),
            RecordColumns.of(settings).count(),
            settings.blocking().size());
    PairScan scan = new PairScan(store, settings);
    int n = settings.comparisons().size();
    long[][] counts = new long[n][];
    for (int c = 0; c < n; c++) {
      counts[c] = new long[settings.comparisons().get(c).levels().size()];
    }
    scan.forEachOfAll(
        (i, j, rule) -> {
          for (int c = 0; c < n; c++) {
            int level = scan.level(c, i, j);
            if (level >= 0) {
              counts[c][level]++;
            }
          }
        });
    return Arrays.stream(counts).map(RandomPairs::shares).toArray(double[][]::new);
  }

  private static double[] shares(long[] counts) {
    double[] seen = Arrays.stream(counts).mapToDouble(n -> n == 0 ? 0.5 : (double) n).toArray();
    double total = Arrays.stream(seen).sum();
    return Arrays.stream(seen).map(n -> n / total).toArray();
  }
}
