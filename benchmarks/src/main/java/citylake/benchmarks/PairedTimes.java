package citylake.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Times of the same statements with something and without it, taken in pairs.
 *
 * <p>The increase of the median is that of all statements together. Its upper bound is the 95th
 * percentile of the increases of 10,000 samples of as many pairs, drawn with replacement from each
 * kind of statement (percentile bootstrap, seed fixed).
 */
final class PairedTimes {
  private static final int SAMPLES = 10_000;
  private static final double BOUND = 0.95;
  private static final long SEED = 7;

  private final Map<String, List<Pair>> kinds = new LinkedHashMap<>();

  /** In milliseconds. */
  record Pair(double without, double with) {}

  void add(String kind, Pair pair) {
    kinds.computeIfAbsent(kind, name -> new ArrayList<>()).add(pair);
  }

  /** Those of one kind alone. */
  PairedTimes of(String kind) {
    PairedTimes one = new PairedTimes();
    one.kinds.put(kind, kinds.get(kind));
    return one;
  }

  /** By how much the median grows; 0.15 for 15 %. */
  double increase() {
    return increase(all());
  }

  double upperBound() {
    Random random = new Random(SEED);
    double[] increases = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      increases[i] = increase(sample(random));
    }
    java.util.Arrays.sort(increases);
    return increases[(int) (SAMPLES * BOUND)];
  }

  private List<Pair> sample(Random random) {
    List<Pair> sample = new ArrayList<>();
    for (List<Pair> kind : kinds.values()) {
      for (int i = 0; i < kind.size(); i++) {
        sample.add(kind.get(random.nextInt(kind.size())));
      }
    }
    return sample;
  }

  List<Pair> all() {
    return kinds.values().stream().flatMap(List::stream).toList();
  }

  double without(double share) {
    return quantile(all(), Pair::without, share);
  }

  double with(double share) {
    return quantile(all(), Pair::with, share);
  }

  private static double increase(List<Pair> pairs) {
    return quantile(pairs, Pair::with, 0.5) / quantile(pairs, Pair::without, 0.5) - 1;
  }

  /** The value below which so large a share lies; between two values in proportion. */
  private static double quantile(List<Pair> pairs, ToDoubleFunction<Pair> side, double share) {
    double[] sorted = pairs.stream().mapToDouble(side).sorted().toArray();
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
