package citylake.models.coincidence;

import citylake.models.ModelEvents;
import citylake.models.clock.CityClocks;
import citylake.models.clock.ClockCounts;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.spark.sql.Row;

/** Gathers the clocks and positions of one city from rows in any order. */
final class CityEvidence {
  private final Map<String, ClockCounts> clocks = new HashMap<>();
  private final Map<String, Map<Long, Long>> positions = new HashMap<>();

  private CityEvidence() {}

  static CityComparison of(Iterator<Row> rows) {
    CityEvidence evidence = new CityEvidence();
    rows.forEachRemaining(evidence::add);
    return new CityComparison(
        evidence.clocks(Coincidence.HOURS),
        evidence.clocks(Coincidence.HOURS_WITHOUT_DEFAULT_TIMES),
        evidence.positions(ModelEvents.INCIDENT),
        evidence.positions(ModelEvents.CRASH));
  }

  private void add(Row row) {
    String evidence = row.getAs("evidence");
    String kind = row.getAs("kind");
    if (evidence.equals(Coincidence.POSITIONS)) {
      positions
          .computeIfAbsent(kind, name -> new HashMap<>())
          .put(row.getAs("position_key"), row.getAs("events"));
    } else {
      clocks.put(evidence + " " + kind, CityClocks.clockOf(row));
    }
  }

  private HourFigures clocks(String evidence) {
    return new HourFigures(
        clock(evidence, ModelEvents.INCIDENT), clock(evidence, ModelEvents.CRASH));
  }

  private ClockCounts clock(String evidence, String kind) {
    return clocks.getOrDefault(evidence + " " + kind, new ClockCounts());
  }

  private Positions positions(String kind) {
    return Positions.ofKeys(positions.getOrDefault(kind, Map.of()));
  }
}
