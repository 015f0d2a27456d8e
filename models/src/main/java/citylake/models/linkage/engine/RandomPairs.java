package citylake.models.linkage.engine;

import citylake.models.linkage.settings.LinkSettings;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;

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
  static double[][] shares(SparkContext spark, Summary summary, LinkSettings settings) {
    int parts = spark.defaultParallelism();
    RecordStore store =
        RecordStore.of(
            Arrays.asList(summary.sample).iterator(),
            RecordColumns.of(settings).count(),
            settings.blocking().size());
    Function<Integer, long[][]> count = part -> counts(store, settings, part, parts);
    List<Integer> numbers = IntStream.range(0, parts).boxed().toList();
    List<long[][]> counted =
        JavaSparkContext.fromSparkContext(spark).parallelize(numbers, parts).map(count).collect();
    return IntStream.range(0, settings.comparisons().size())
        .mapToObj(c -> shares(sum(counted, c)))
        .toArray(double[][]::new);
  }

  /** By comparison: how many pairs show each level, of every so-manieth record's pairs. */
  private static long[][] counts(RecordStore store, LinkSettings settings, int part, int parts) {
    PairScan scan = new PairScan(store, settings);
    int n = settings.comparisons().size();
    long[][] counts = new long[n][];
    for (int c = 0; c < n; c++) {
      counts[c] = new long[settings.comparisons().get(c).levels().size()];
    }
    scan.forEachOfAll(
        part,
        parts,
        (i, j, rule) -> {
          for (int c = 0; c < n; c++) {
            int level = scan.level(c, i, j);
            if (level >= 0) {
              counts[c][level]++;
            }
          }
        });
    return counts;
  }

  private static long[] sum(List<long[][]> counted, int comparison) {
    long[] sum = counted.get(0)[comparison].clone();
    for (long[][] part : counted.subList(1, counted.size())) {
      Arrays.setAll(sum, level -> sum[level] + part[comparison][level]);
    }
    return sum;
  }

  private static double[] shares(long[] counts) {
    double[] seen = Arrays.stream(counts).mapToDouble(n -> n == 0 ? 0.5 : (double) n).toArray();
    double total = Arrays.stream(seen).sum();
    return Arrays.stream(seen).map(n -> n / total).toArray();
  }
}
