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
import org.apache.spark.sql.Column;

/** What came of each record that was judged again → quarantine.resolution. */
record ResolutionStep(
    List<KindReplay> replays, Map<String, String> decided, String run, long onRelease)
    implements JudgedAgainStep {
  @Override
  public String name() {
    return "resolution";
  }

  @Override
  public TableName output() {
    return Tables.QUARANTINE_RESOLUTION;
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
