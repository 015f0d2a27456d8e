package citylake.models.coincidence;

import citylake.models.ModelEvents;
import citylake.models.clock.CityClocks;
import citylake.models.clock.ClockCounts;
import citylake.models.place.CellCounts;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Row;

/** Gathers the clocks and cells of one city from rows in any order. */
final class CityEvidence {
  private final Map<String, ClockCounts> clocks = new HashMap<>();
  private final Map<String, Map<Long, Long>> cells = new HashMap<>();

  private CityEvidence() {}

  static CityComparison of(Iterator<Row> rows) {
    CityEvidence evidence = new CityEvidence();
    rows.forEachRemaining(evidence::add);
    return new CityComparison(
        evidence.clocks(Coincidence.HOURS),
        evidence.clocks(Coincidence.HOURS_WITHOUT_DEFAULT_TIMES),
        evidence.cells(ModelEvents.INCIDENT),
        evidence.cells(ModelEvents.CRASH));
  }

  private void add(Row row) {
    String evidence = row.getAs("evidence");
    String kind = row.getAs("kind");
    if (evidence.equals(Coincidence.CELLS)) {
      cells
          .computeIfAbsent(kind, name -> new HashMap<>())
          .put(row.getAs("cell_key"), row.getAs("events"));
    } else {
      clocks.put(evidence + " " + kind, CityClocks.clockOf(row));
    }
  }

  private CityComparison.Clocks clocks(String evidence) {
    return new CityComparison.Clocks(
        clock(evidence, ModelEvents.INCIDENT), clock(evidence, ModelEvents.CRASH));
  }

  private ClockCounts clock(String evidence, String kind) {
    return clocks.getOrDefault(evidence + " " + kind, new ClockCounts());
  }

  private CellCounts cells(String kind) {
    TreeSet<Long> keys = new TreeSet<>();
    cells.values().forEach(counts -> keys.addAll(counts.keySet()));
    Map<Long, Long> counts = cells.getOrDefault(kind, Map.of());
    return CellCounts.of(
        keys.stream().mapToLong(Long::longValue).toArray(),
        keys.stream().mapToLong(key -> counts.getOrDefault(key, 0L)).toArray());
  }
}
