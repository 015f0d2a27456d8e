package citylake.models.linkage;

import citylake.models.linkage.model.PatternCounts;
import citylake.models.linkage.settings.Comparison;
import citylake.models.linkage.settings.LinkSettings;
import citylake.models.linkage.similarity.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Every pair of records that any blocking rule picks, one by one: slow, plain, to test against. */
public final class BlockedPairs {
  private BlockedPairs() {}

  /** One pair: positions of its records, the first rule that picks it, its levels. */
  public record Pair(int left, int right, int rule, int[] levels) {}

  public static List<Pair> of(List<Map<String, String>> records, LinkSettings settings) {
    List<Pair> pairs = new ArrayList<>();
    List<List<String>> keys =
        IntStream.range(0, settings.blocking().size())
            .mapToObj(rule -> keys(records, settings, rule))
            .toList();
    for (int i = 0; i < records.size(); i++) {
      for (int j = i + 1; j < records.size(); j++) {
        int rule = firstRule(keys, i, j);
        if (rule >= 0) {
          pairs.add(new Pair(i, j, rule, levels(records.get(i), records.get(j), settings)));
        }
      }
    }
    return pairs;
  }

  /** The counts of the pairs' patterns. */
  public static PatternCounts counts(List<Pair> pairs, LinkSettings settings) {
    int[] sizes = settings.comparisons().stream().mapToInt(c -> c.levels().size()).toArray();
    int[] strides = PatternCounts.strides(sizes);
    Map<Integer, Long> counts = new TreeMap<>();
    for (Pair pair : pairs) {
      int pattern = 0;
      for (int c = 0; c < strides.length; c++) {
        pattern += strides[c] * (pair.levels()[c] + 1);
      }
      counts.merge(pattern, 1L, Long::sum);
    }
    return new PatternCounts(
        sizes,
        counts.keySet().stream().mapToInt(Integer::intValue).toArray(),
        counts.values().stream().mapToLong(Long::longValue).toArray());
  }

  /** Share of each value of a column among the records that have one. */
  public static Map<String, Double> frequencies(List<Map<String, String>> records, String column) {
    Map<String, Double> counts = new TreeMap<>();
    BiConsumer<String, Double> add = (value, n) -> counts.merge(value, n, Double::sum);
    records.stream()
        .map(r -> r.get(column))
        .filter(v -> v != null)
        .forEach(v -> add.accept(v, 1.0));
    double total = counts.values().stream().mapToDouble(n -> n).sum();
    counts.replaceAll((value, n) -> n / total);
    return counts;
  }

  private static int firstRule(List<List<String>> keys, int i, int j) {
    for (int r = 0; r < keys.size(); r++) {
      if (keys.get(r).get(i) != null && keys.get(r).get(i).equals(keys.get(r).get(j))) {
        return r;
      }
    }
    return -1;
  }

  /** By record: what must be equal for the rule to pick a pair; null where it picks none. */
  private static List<String> keys(
      List<Map<String, String>> records, LinkSettings settings, int rule) {
    List<String> columns = settings.blocking().get(rule);
    List<String> split = settings.splits().get(rule);
    Map<String, Long> sizes = new HashMap<>();
    records.stream()
        .map(record -> key(record, columns))
        .filter(key -> key != null)
        .forEach(key -> sizes.merge(key, 1L, Long::sum));
    List<String> keys = new ArrayList<>();
    for (Map<String, String> record : records) {
      String key = key(record, columns);
      boolean isTooLarge = key != null && sizes.get(key) > settings.largestBlock();
      String further = key(record, split);
      keys.add(
          !isTooLarge || split.isEmpty() ? key : further == null ? null : key + "||" + further);
    }
    return keys;
  }

  private static String key(Map<String, String> record, List<String> columns) {
    return columns.stream().allMatch(column -> record.get(column) != null)
        ? columns.stream().map(record::get).collect(Collectors.joining("|"))
        : null;
  }

  private static int[] levels(
      Map<String, String> left, Map<String, String> right, LinkSettings settings) {
    int[] levels = new int[settings.comparisons().size()];
    for (int c = 0; c < levels.length; c++) {
      Comparison comparison = settings.comparisons().get(c);
      String a = left.get(comparison.column());
      String b = right.get(comparison.column());
      levels[c] = a == null || b == null ? -1 : comparison.levelOf(new Value(a), new Value(b));
    }
    return levels;
  }
}
