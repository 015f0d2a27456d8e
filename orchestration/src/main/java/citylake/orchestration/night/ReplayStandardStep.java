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
    attempt.merge(
        rows,
        replay.contract().keyColumns(),
        replay.keys().areAndWere(rows, List.of("city_code", "first_seen_month")));
  }
}
