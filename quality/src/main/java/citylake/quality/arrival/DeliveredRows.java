package citylake.quality.arrival;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rows that one delivery set, counted by what they lack, what they have in common, and their
 * issues.
 */
public final class DeliveredRows {
  private final Map<Lack, Long> lacking = new EnumMap<>(Lack.class);
  private final Map<Lack, Map<String, Long>> reasons = new EnumMap<>(Lack.class);
  private final Map<String, Long> issues = new TreeMap<>();
  private final Map<InCommon, Long> common = new EnumMap<>(InCommon.class);
  private long rows;

  /** Counts rows that are alike, among those that have been added by {@link #add}. */
  public void addHaving(InCommon what, long alike) {
    common.merge(what, alike, Long::sum);
  }

  /** Counts rows that are alike. */
  public void add(long alike, Set<Lack> lacks, Collection<String> named) {
    rows += alike;
    named.forEach(issue -> issues.merge(issue, alike, Long::sum));
    for (Lack lack : lacks) {
      lacking.merge(lack, alike, Long::sum);
      named.stream()
          .filter(lack::isReasonedBy)
          .forEach(
              issue ->
                  reasons
                      .computeIfAbsent(lack, unknown -> new TreeMap<>())
                      .merge(issue, alike, Long::sum));
    }
  }

  long rows() {
    return rows;
  }

  long lacking(Lack lack) {
    return lacking.getOrDefault(lack, 0L);
  }

  long with(String issue) {
    return issues.getOrDefault(issue, 0L);
  }

  long having(InCommon what) {
    return common.getOrDefault(what, 0L);
  }

  Set<String> issues() {
    return issues.keySet();
  }

  /** The issue that most of the rows name that lack it; empty where none names one. */
  Optional<Map.Entry<String, Long>> reason(Lack lack) {
    return reasons.getOrDefault(lack, Map.of()).entrySet().stream()
        .max(Comparator.comparingLong(Map.Entry::getValue));
  }
}
