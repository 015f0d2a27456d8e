package citylake.orchestration.night;

import static citylake.orchestration.night.DecidedRecords.PLACE;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;

import citylake.ddl.Tables;
import citylake.lake.NightTables;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Records of some sources that are in quarantine to this day.
 *
 * @param sources their names
 */
record OpenRefusals(
    List<String> sources, ChosenRecords chosen, SparkSession session, NightTables tables) {

  /** {@code delivery, record_no} of all that were refused when they were delivered. */
  Dataset<Row> everRefused() {
    return refused().select(PLACE[0], PLACE[1]);
  }

  /**
   * {@code delivery, record_no, reason}, the reason being today's; closed ones have 'dismissed'.
   *
   * @param without places that are left out
   */
  Dataset<Row> but(Dataset<Row> without) {
    Dataset<Row> latest =
        tables
            .readReleased(Tables.QUARANTINE_RESOLUTION)
            .filter(col("source").isin(sources.toArray()))
            .groupBy(PLACE[0], PLACE[1])
            .agg(
                max_by(col("outcome"), col("on_release")).as("outcome"),
                max_by(col("reason"), col("on_release")).as("last_reason"));
    Dataset<Row> closed =
        chosen
            .dismissed(session, sources)
            .select(col("delivery"), col("record_no"), lit("dismissed").as("closed"));
    return refused()
        .select("delivery", "record_no", "reason")
        .join(broadcast(without.select(PLACE[0], PLACE[1])), PLACE, "left_anti")
        .join(latest, PLACE, "left_outer")
        .join(broadcast(closed), PLACE, "left_outer")
        .filter(col("outcome").isNull().or(col("outcome").equalTo("quarantined")))
        .select(
            col("delivery"),
            col("record_no"),
            coalesce(col("closed"), col("last_reason"), col("reason")).as("reason"));
  }

  private Dataset<Row> refused() {
    return tables
        .readReleased(Tables.QUARANTINE_RECORD)
        .filter(col("source").isin(sources.toArray()));
  }
}
