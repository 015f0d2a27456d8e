package citylake.orchestration.night;

import citylake.etl.source.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The replays of some sources in {@code ops.delivery}: each keeps its name, night and decisions
 * when files are read again; its account is drawn up anew.
 *
 * @param rows as released
 * @param runs oldest first
 */
record ReplayRows(List<Map<String, Object>> rows, List<Run> runs) {
  static final String STATUS = "replayed";

  /**
   * A run that carried out decisions.
   *
   * @param onRelease number of the release on which it built; 0 where it judged no record
   */
  record Run(String run, LocalDate night, long onRelease) {}

  /**
   * @param deliveries rows of ops.delivery
   * @param onRelease by run, as quarantine.resolution tells
   */
  static ReplayRows of(
      List<Map<String, Object>> deliveries, List<String> sources, Map<String, Long> onRelease) {
    List<Map<String, Object>> rows =
        deliveries.stream()
            .filter(row -> STATUS.equals(row.get("status")) && sources.contains(source(row)))
            .toList();
    List<Run> runs =
        rows.stream()
            .map(row -> new Run(run(row), night(row), onRelease.getOrDefault(run(row), 0L)))
            .distinct()
            .sorted(Comparator.comparing(Run::onRelease).thenComparing(Run::night))
            .toList();
    return new ReplayRows(rows, runs);
  }

  /** The newest run; null where there has been none. */
  Run newest() {
    return runs.isEmpty() ? null : runs.get(runs.size() - 1);
  }

  /**
   * The rows with their accounts drawn up anew, and those of sources that a replay touches now for
   * the first time.
   *
   * @param counts records by replay and outcome
   * @param moreRowsSet by source: how many records more set a row than the files' accounts say;
   *     what the replays do not account for themselves is reclassified, in the newest
   */
  List<Map<String, Object>> renewed(
      List<Source> declared, Map<String, Map<String, Long>> counts, Map<String, Long> moreRowsSet) {
    Map<String, Map<String, Object>> renewed = new LinkedHashMap<>();
    for (Source source : declared) {
      List<Map<String, Object>> ofSource = new ArrayList<>();
      for (Run run : runs) {
        String id = id(source, run);
        Map<String, Object> before = row(id);
        if (before != null || counts.containsKey(id)) {
          ofSource.add(row(source, run, before, counts.getOrDefault(id, Map.of())));
        }
      }
      long reclassified = moreRowsSet.getOrDefault(source.name(), 0L) - settingIn(ofSource);
      if (ofSource.isEmpty() && reclassified != 0) {
        ofSource.add(row(source, newest(), null, Map.of()));
      }
      for (int i = 0; i < ofSource.size(); i++) {
        boolean isNewest = i == ofSource.size() - 1;
        long own = isNewest ? reclassified : (Long) ofSource.get(i).get("reclassified");
        ofSource.get(i).put("reclassified", own);
        reclassified -= own;
        renewed.put((String) ofSource.get(i).get("delivery"), ofSource.get(i));
      }
    }
    return List.copyOf(renewed.values());
  }

  private Map<String, Object> row(String id) {
    return rows.stream().filter(row -> id.equals(row.get("delivery"))).findFirst().orElse(null);
  }

  private static Map<String, Object> row(
      Source source, Run run, Map<String, Object> before, Map<String, Long> counts) {
    List<?> decisions = before == null ? List.of() : (List<?>) before.get("decisions");
    Object reclassified = before == null ? null : before.get("reclassified");
    Map<String, Object> anew =
        DeliveryLog.replayed(
            id(source, run),
            source,
            run.night(),
            counts,
            reclassified == null ? 0 : (Long) reclassified,
            decisions);
    Map<String, Object> row = new LinkedHashMap<>(before == null ? Map.of() : before);
    row.putAll(anew);
    return row;
  }

  private static long settingIn(List<Map<String, Object>> rows) {
    return rows.stream()
        .mapToLong(row -> (Long) row.get("accepted") + (Long) row.get("corrections"))
        .sum();
  }

  private static String id(Source source, Run run) {
    return DeliveryLog.replay(run.night(), source.name(), run.run());
  }

  private static String run(Map<String, Object> row) {
    String before = DeliveryLog.replay(night(row), source(row), "");
    return ((String) row.get("delivery")).substring(before.length());
  }

  private static LocalDate night(Map<String, Object> row) {
    return (LocalDate) row.get("night");
  }

  private static String source(Map<String, Object> row) {
    return (String) row.get("source");
  }
}
