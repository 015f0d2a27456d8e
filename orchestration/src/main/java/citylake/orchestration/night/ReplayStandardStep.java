package citylake.orchestration.night;

import citylake.ddl.TableName;
import citylake.lake.Attempt;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Refused records of one kind, judged again → its standard table, each in its place in time. */
final class ReplayStandardStep implements DeliveryStep {
  private final KindReplay replay;
  private final Map<String, String> reads;

  ReplayStandardStep(KindReplay replay, Map<String, String> reads) {
    this.replay = replay;
    this.reads = reads;
  }

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
  public int version() {
    return 1;
  }

  @Override
  public boolean hasWork(NightContext night) {
    return true;
  }

  @Override
  public Map<String, String> reads(NightContext night) {
    Map<String, String> all = new TreeMap<>(reads);
    all.put("released", Long.toString(night.tables().released(output())));
    return all;
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
