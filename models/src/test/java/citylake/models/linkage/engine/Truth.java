package citylake.models.linkage.engine;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Which records are one person in truth, and how well a linkage finds them; counted in pairs. */
final class Truth {
  private final Map<String, String> personOf = new HashMap<>();
  private final double pairs;

  /** Records with an id and the true person in {@code cluster}. */
  Truth(Dataset<Row> records, String id) {
    Map<String, Integer> sizes = new HashMap<>();
    for (Row row : records.selectExpr("string(" + id + ")", "string(cluster)").collectAsList()) {
      personOf.put(row.getString(0), row.getString(1));
      sizes.merge(row.getString(1), 1, Integer::sum);
    }
    pairs = sizes.values().stream().mapToDouble(Truth::pairsOf).sum();
  }

  /** Precision, recall and F1 of a set of pairs. */
  record Score(double precision, double recall) {
    double f1() {
      return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
  }

  double pairs() {
    return pairs;
  }

  /** The best F1 that any threshold on the weight gives. */
  Score best(Dataset<Row> scored) {
    List<Row> strongest =
        scored.select("match_weight", "id_l", "id_r").collectAsList().stream()
            .sorted(Comparator.comparingDouble((Row row) -> -row.getDouble(0)))
            .toList();
    Score best = new Score(0, 0);
    double right = 0;
    for (int i = 0; i < strongest.size(); i++) {
      Row pair = strongest.get(i);
      right += personOf.get(pair.getString(1)).equals(personOf.get(pair.getString(2))) ? 1 : 0;
      Score here = new Score(right / (i + 1), right / pairs);
      best = here.f1() > best.f1() ? here : best;
    }
    return best;
  }

  /** How well clusters agree with the truth, over all pairs of records in one cluster. */
  Score ofClusters(Dataset<Row> clusters) {
    Map<String, Map<String, Integer>> found = new HashMap<>();
    for (Row row : clusters.select("cluster_id", "id").collectAsList()) {
      found
          .computeIfAbsent(row.getString(0), id -> new HashMap<>())
          .merge(personOf.get(row.getString(1)), 1, Integer::sum);
    }
    double joined = 0;
    double right = 0;
    for (Map<String, Integer> persons : found.values()) {
      joined += pairsOf(persons.values().stream().mapToInt(n -> n).sum());
      right += persons.values().stream().mapToDouble(Truth::pairsOf).sum();
    }
    return new Score(right / joined, right / pairs);
  }

  private static double pairsOf(int records) {
    return records * (records - 1.0) / 2;
  }
}
