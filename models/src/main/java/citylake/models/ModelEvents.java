package citylake.models;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.hour;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.minute;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.second;
import static org.apache.spark.sql.functions.unix_seconds;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The events that place and time models learn from: current rows of both kinds, and nothing of them
 * but city, kind, time, place and origin.
 *
 * <p>Grain: one row per current row of standard.incident or standard.crash; services of the police
 * that are no offence ({@code origin} 'service') are no events. Columns: {@code city_code}, {@code
 * kind} ('incident' or 'crash'), {@code from_second} and {@code to_second} (UTC seconds since 1970,
 * null where unknown), {@code lon}, {@code lat} (WGS84, null where unknown), {@code is_trained}
 * (false for incidents that patrols discovered: they show where patrols went, and training on them
 * sends the patrols there again).
 */
public final class ModelEvents {
  /** Kind of the rows of standard.incident. */
  public static final String INCIDENT = "incident";

  /** Kind of the rows of standard.crash. */
  public static final String CRASH = "crash";

  private ModelEvents() {}

  /**
   * The events of both kinds.
   *
   * @param withDiscovered whether incidents that patrols discovered are learnt from as well
   */
  public static Dataset<Row> of(
      Dataset<Row> incidents, Dataset<Row> crashes, boolean withDiscovered) {
    Column isDiscovered = coalesce(col("origin"), lit("unknown")).equalTo("discovered");
    Column isTrained = withDiscovered ? lit(true) : not(isDiscovered);
    Column isService = coalesce(col("origin"), lit("unknown")).equalTo("service");
    return current(incidents.filter(not(isService)), INCIDENT, isTrained)
        .unionByName(current(crashes, CRASH, lit(true)));
  }

  private static Dataset<Row> current(Dataset<Row> rows, String kind, Column isTrained) {
    return rows.filter(col("_state").equalTo("current"))
        .select(
            col("city_code"),
            lit(kind).as("kind"),
            unix_seconds(col("occurred_from")).as("from_second"),
            unix_seconds(col("occurred_to")).as("to_second"),
            secondOfDay(col("occurred_from_local")).as("local_second_of_day"),
            col("lon"),
            col("lat"),
            isTrained.as("is_trained"));
  }

  private static Column secondOfDay(Column wallClock) {
    return hour(wallClock)
        .multiply(3600)
        .plus(minute(wallClock).multiply(60))
        .plus(second(wallClock));
  }
}
