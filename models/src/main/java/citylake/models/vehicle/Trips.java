package citylake.models.vehicle;

import static org.apache.spark.sql.functions.asin;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.cos;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.radians;
import static org.apache.spark.sql.functions.sin;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;

/**
 * Trips from sightings.
 *
 * <p>Input: one row a sighting, with {@code plate_no_hash, city_code, device_no, passed_at, lon,
 * lat} (degrees, WGS84). Sightings without a time are left out; a leg to or from an unknown place
 * has no length and no speed. Output: one row a trip of one plate, {@code trip_no} from 1.
 */
public final class Trips {
  /** Mean radius of the earth in metres (IUGG). */
  private static final double EARTH_RADIUS_M = 6_371_008.8;

  private static final double MICROS = 1e6;
  private static final int SAME_SIGHTING_S = 10;
  private static final int ANOTHER_TRIP_S = 3_600;
  private static final int FASTEST_KMH = 180;
  private static final double KMH = 3.6;

  private static final WindowSpec OF_A_PLATE =
      Window.partitionBy("plate_no_hash").orderBy("passed_at", "device_no");

  private Trips() {}

  /** Trips: when, how many sightings and cameras, metres over ground, from where, over what. */
  public static Dataset<Row> of(Dataset<Row> sightings) {
    Column order = struct(col("passed_at"), col("device_no"));
    return legs(sightings)
        .groupBy("plate_no_hash", "trip_no")
        .agg(
            min("passed_at").as("from_at"),
            max("passed_at").as("to_at"),
            count(lit(1)).as("sightings"),
            count_distinct(col("device_no")).as("cameras"),
            sum(when(col("begins"), lit(0.0)).otherwise(coalesce(col("leg_m"), lit(0.0))))
                .as("metres"),
            min_by(col("device_no"), order).as("first_device_no"),
            max_by(col("device_no"), order).as("last_device_no"),
            borders().as("borders"),
            functions.bool_or(col("is_impossible")).as("check_clone_or_misread"));
  }

  /** Sightings to which a vehicle would have had to drive faster than any does. */
  public static Dataset<Row> impossible(Dataset<Row> sightings) {
    return legs(sightings)
        .filter(col("is_impossible"))
        .select("plate_no_hash", "device_no", "passed_at", "leg_kmh");
  }

  /** Borders in the order in which they were crossed, e.g. {@code 340100>340200}. */
  private static Column borders() {
    Column crossing =
        when(
            functions.not(col("begins")).and(col("city_code").notEqual(col("city_before"))),
            struct(
                col("passed_at"),
                functions.concat(col("city_before"), lit(">"), col("city_code")).as("border")));
    return functions.array_sort(functions.collect_list(crossing)).getField("border");
  }

  /** Each sighting with the leg that led to it, and whether a trip begins with it. */
  private static Dataset<Row> legs(Dataset<Row> sightings) {
    Dataset<Row> once =
        sightings
            .filter(col("passed_at").isNotNull())
            .withColumn("seconds_before", seconds(lag(col("passed_at"), 1).over(OF_A_PLATE)))
            .withColumn("device_before", lag(col("device_no"), 1).over(OF_A_PLATE))
            .filter(
                functions.not(
                    coalesce(
                        col("device_no")
                            .equalTo(col("device_before"))
                            .and(col("seconds_before").leq(SAME_SIGHTING_S)),
                        lit(false))));
    Dataset<Row> legs =
        once.withColumn("gap_s", seconds(lag(col("passed_at"), 1).over(OF_A_PLATE)))
            .withColumn("city_before", lag(col("city_code"), 1).over(OF_A_PLATE))
            .withColumn(
                "leg_m",
                metres(lag(col("lon"), 1).over(OF_A_PLATE), lag(col("lat"), 1).over(OF_A_PLATE)))
            .withColumn("leg_kmh", kmh());
    return legs.withColumn(
            "is_impossible",
            coalesce(
                col("gap_s").leq(ANOTHER_TRIP_S).and(col("leg_kmh").gt(FASTEST_KMH)), lit(false)))
        .withColumn(
            "begins", coalesce(col("gap_s").gt(ANOTHER_TRIP_S), lit(true)).or(col("is_impossible")))
        .withColumn("trip_no", sum(col("begins").cast("int")).over(OF_A_PLATE));
  }

  private static Column seconds(Column before) {
    return unix_micros(col("passed_at")).minus(unix_micros(before)).divide(MICROS);
  }

  /** At two places in one instant: faster than anything. */
  private static Column kmh() {
    return when(col("gap_s").gt(0), col("leg_m").divide(col("gap_s")).multiply(KMH))
        .when(col("leg_m").gt(0), lit(Double.POSITIVE_INFINITY));
  }

  /** Great-circle distance (haversine). */
  private static Column metres(Column lonBefore, Column latBefore) {
    Column northward = sin(radians(col("lat").minus(latBefore)).divide(2));
    Column eastward = sin(radians(col("lon").minus(lonBefore)).divide(2));
    Column chord =
        pow(northward, lit(2.0))
            .plus(
                cos(radians(latBefore))
                    .multiply(cos(radians(col("lat"))))
                    .multiply(pow(eastward, lit(2.0))));
    // Rounding may lift it above 1; an unknown place must stay unknown, so not by least().
    Column half = when(chord.gt(1), lit(1.0)).otherwise(sqrt(chord));
    return asin(half).multiply(2 * EARTH_RADIUS_M);
  }
}
