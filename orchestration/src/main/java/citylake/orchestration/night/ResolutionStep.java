package citylake.orchestration.night;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.etl.outcome.RefusalWords;
import citylake.lake.Attempt;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;

/** What came of each record that was judged again → quarantine.resolution. */
final class ResolutionStep implements DeliveryStep {
  private final List<KindReplay> replays;
  private final Map<String, String> reads;
  private final String run;
  private final long onRelease;

  ResolutionStep(List<KindReplay> replays, Map<String, String> reads, String run, long onRelease) {
    this.replays = replays;
    this.reads = reads;
    this.run = run;
    this.onRelease = onRelease;
  }

  @Override
  public String name() {
    return "resolution";
  }

  @Override
  public TableName output() {
    return Tables.QUARANTINE_RESOLUTION;
  }

  @Override
  public Writes writes() {
    return Writes.APPEND;
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

  /** A record that cannot be read has its fault in words; all others have a code. */
  static Column code(Column reason) {
    Column isCode = reason.rlike("^[a-z][a-z0-9_]*$");
    return when(reason.isNull().or(isCode), reason).otherwise(lit(RefusalWords.UNREADABLE));
  }

  @Override
  public void write(NightContext night, Attempt attempt) {
    for (KindReplay replay : replays) {
      attempt.append(
          replay
              .resolutions()
              .select(
                  col("source"),
                  col("delivery"),
                  col("record_no"),
                  lit(onRelease).as("on_release"),
                  lit(run).as("run"),
                  when(col("outcome").equalTo(RenewedResolutions.OVERTAKEN), col("delivery"))
                      .otherwise(concat(lit(night.date() + "-"), col("source"), lit("-" + run)))
                      .as("replay"),
                  col("decision"),
                  col("action"),
                  col("outcome"),
                  col("reason")));
    }
  }
}
