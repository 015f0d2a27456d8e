package citylake.orchestration.night;

import citylake.ddl.TableName;
import citylake.lake.Attempt;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Refused records of one kind, judged again → its standard table, each in its place in time. */
record ReplayStandardStep(KindReplay replay, Map<String, String> decided)
    implements JudgedAgainStep {
  @Override
  public String name() {
    return "replay_" + replay.table().table();
  }

  @Override
  public TableName output() {
    return replay.table();
  }

  @Override
  public Writes writes() {
    return Writes.MERGE_BY_KEY;
  }

  @Override
  public void write(NightContext night, Attempt attempt) {
    Dataset<Row> rows = replay.keys().rows(replay.contract().columnNames());
    List<String> cities = replay.keys().touched(rows, "city_code");
    if (!cities.isEmpty()) {
      List<String> months = replay.keys().touched(rows, "first_seen_month");
      attempt.merge(
          rows,
          replay.contract().keyColumns(),
          Map.of("city_code", cities, "first_seen_month", months));
    }
  }
}
