package citylake.orchestration.night;

import static org.apache.spark.sql.functions.col;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.etl.source.Source;
import citylake.lake.Attempt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Row;

/**
 * Records judged again → ops.delivery: one row a source, a delivery of its own with its own
 * account.
 */
record ReplayLogStep(
    List<KindReplay> replays, ChosenRecords chosen, Map<String, String> decided, String run)
    implements JudgedAgainStep {
  @Override
  public String name() {
    return "replay_log";
  }

  @Override
  public TableName output() {
    return Tables.OPS_DELIVERY;
  }

  @Override
  public void write(NightContext night, Attempt attempt) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (KindReplay replay : replays) {
      Map<String, Map<String, Long>> counts = counts(replay);
      Map<String, Long> reclassified = replay.reclassified();
      TreeSet<String> names = new TreeSet<>(counts.keySet());
      names.addAll(reclassified.keySet());
      replay.sources().forEach(source -> names.add(source.name()));
      for (Source source : night.settings().sources()) {
        if (names.contains(source.name())) {
          rows.add(
              DeliveryLog.replayed(
                  DeliveryLog.replay(night.date(), source.name(), run),
                  source,
                  night.date(),
                  counts.getOrDefault(source.name(), Map.of()),
                  reclassified.getOrDefault(source.name(), 0L),
                  chosen.decisionsOf(source.name())));
        }
      }
    }
    attempt.append(rows);
  }

  private static Map<String, Map<String, Long>> counts(KindReplay replay) {
    Map<String, Map<String, Long>> counts = new HashMap<>();
    for (Row row :
        replay
            .resolutions()
            .filter(col("outcome").notEqual(RenewedResolutions.OVERTAKEN))
            .groupBy("source", "outcome")
            .count()
            .collectAsList()) {
      counts
          .computeIfAbsent(row.getString(0), source -> new HashMap<>())
          .put(row.getString(1), row.getLong(2));
    }
    return counts;
  }
}
