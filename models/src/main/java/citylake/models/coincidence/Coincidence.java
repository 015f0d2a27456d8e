package citylake.models.coincidence;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import citylake.models.City;
import citylake.models.ModelEvents;
import citylake.models.clock.CityClocks;
import citylake.models.place.PlacedEvents;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * standard.incident and standard.crash to derived.coincidence.
 *
 * <p>Grain: one row per city and figure, the same figures for every city that has current rows; no
 * place figures for a city without any placed event. {@code value} is null where the note begins
 * with "Not given"; the five columns of shifts are null where a figure is not held against shifts.
 * The same rows on any partitioning.
 */
public final class Coincidence {
  /** Columns of the result, in order. */
  public static final StructType SCHEMA =
      StructType.fromDDL(
          """
          city_code STRING NOT NULL, stat STRING NOT NULL, value DOUBLE,
          null_mean DOUBLE, lo DOUBLE, hi DOUBLE, p DOUBLE, n_perm INT,
          n_crime BIGINT NOT NULL, n_crash BIGINT NOT NULL, note STRING
          """);

  static final String HOURS = "hours";
  static final String HOURS_WITHOUT_DEFAULT_TIMES = "hours_without_default_times";
  static final String POSITIONS = "positions";

  private Coincidence() {}

  /**
   * Compares crime and crashes in all cities.
   *
   * @param incidents columns of standard.incident
   * @param crashes columns of standard.crash
   * @param cities with their zones and centres; a city not among them gives no rows
   */
  public static Dataset<Row> of(
      Dataset<Row> incidents,
      Dataset<Row> crashes,
      CoincidenceParameters parameters,
      List<City> cities) {
    Dataset<Row> events = ModelEvents.of(incidents, crashes, parameters.withDiscovered());
    MapFunction<Row, String> cityOf = row -> row.getAs("city_code");
    FlatMapGroupsFunction<String, Row, Row> compare =
        (city, rows) -> rows(city, CityEvidence.of(rows).figures(parameters));
    return clocks(events, HOURS, parameters, cities)
        .unionByName(
            clocks(
                events.filter(not(isDefaultTime(parameters))),
                HOURS_WITHOUT_DEFAULT_TIMES,
                parameters,
                cities),
            true)
        .unionByName(positions(events, parameters, cities), true)
        .groupByKey(cityOf, Encoders.STRING())
        .flatMapGroups(compare, Encoders.row(SCHEMA));
  }

  private static Dataset<Row> clocks(
      Dataset<Row> events, String evidence, CoincidenceParameters parameters, List<City> cities) {
    return CityClocks.of(events, cities, parameters.longestSpanDays())
        .withColumn("evidence", lit(evidence));
  }

  private static Dataset<Row> positions(
      Dataset<Row> events, CoincidenceParameters parameters, List<City> cities) {
    return PlacedEvents.withPositionKey(events, cities, parameters.leftOutBeyondM())
        .filter(col("position_key").isNotNull().and(col("is_trained")))
        .groupBy("city_code", "kind", "position_key")
        .agg(count_if(col("is_trained")).as("events"))
        .withColumn("evidence", lit(POSITIONS));
  }

  private static Column isDefaultTime(CoincidenceParameters parameters) {
    Object[] seconds =
        parameters.defaultTimes().stream().map(time -> (Object) time.toSecondOfDay()).toArray();
    return coalesce(col("local_second_of_day").isin(seconds), lit(false));
  }

  private static Iterator<Row> rows(String city, List<Figure> figures) {
    return figures.stream().map(figure -> row(city, figure)).iterator();
  }

  private static Row row(String city, Figure figure) {
    ShiftNull shifts = figure.shifts();
    boolean isShifted = shifts != null;
    return RowFactory.create(
        city,
        figure.stat(),
        Double.isNaN(figure.value()) ? null : figure.value(),
        isShifted ? shifts.mean() : null,
        isShifted ? shifts.low() : null,
        isShifted ? shifts.high() : null,
        isShifted ? shifts.p() : null,
        isShifted ? shifts.shifts() : null,
        figure.crimes(),
        figure.crashes(),
        figure.note());
  }
}
