package citylake.models.patrol;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.hour;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.minute;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.second;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import citylake.models.City;
import citylake.models.ModelEvents;
import citylake.models.place.Cell;
import citylake.models.place.CityGrid;
import citylake.models.place.LonLat;
import citylake.models.place.PlacedEvents;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * standard.incident and standard.crash to derived.patrol_window.
 *
 * <p>Grain: one stretch of hours of the day in one cell of one grid; cities near each other share a
 * grid, named for the lowest of their codes. {@code hour_from} is included, {@code hour_to} is not;
 * both are local. {@code rank} is 1 for the most harm of the grid. A grid without cells hot for
 * both, or without hours busy for both, gives no rows. The same rows on any partitioning: counts
 * and harms are whole numbers.
 */
public final class PatrolWindows {
  /** Columns of the result, in order. */
  public static final StructType SCHEMA =
      StructType.fromDDL(
          """
          grid STRING NOT NULL, cell STRING NOT NULL, hour_from INT NOT NULL,
          hour_to INT NOT NULL, city_codes STRING NOT NULL, lon DOUBLE NOT NULL,
          lat DOUBLE NOT NULL, cell_size_m INT NOT NULL, crime_n BIGINT NOT NULL,
          crash_n BIGINT NOT NULL, harm BIGINT NOT NULL, rank INT NOT NULL,
          n_crime BIGINT NOT NULL, n_crash BIGINT NOT NULL
          """);

  private static final int MINUTE_SECONDS = 60;

  /** Centres of a grid's cities lie this near its origin; farther out its squares would warp. */
  private static final double CENTRES_WITHIN_M = 160_000;

  private PatrolWindows() {}

  /**
   * Finds the windows of all grids.
   *
   * @param incidents columns of standard.incident
   * @param crashes columns of standard.crash
   * @param cities with their centres; a city not among them gives no rows
   */
  public static Dataset<Row> of(
      Dataset<Row> incidents,
      Dataset<Row> crashes,
      PatrolParameters parameters,
      List<City> cities) {
    Map<String, City> origins =
        SharedGrids.of(cities, parameters.oneGridWithinM(), CENTRES_WITHIN_M);
    Map<String, CityGrid> grids = new TreeMap<>();
    List<City> onGrid = new ArrayList<>();
    cities.forEach(
        city -> {
          City origin = origins.get(city.code());
          grids.put(origin.code(), grid(origin, parameters));
          onGrid.add(new City(city.code(), origin.centreLon(), origin.centreLat(), city.zone()));
        });
    Dataset<Row> events =
        events(incidents, incidentHarm(parameters), ModelEvents.INCIDENT, parameters)
            .unionByName(
                events(
                    crashes.withColumn("origin", lit("reported")),
                    lit((long) parameters.crashHarm()),
                    ModelEvents.CRASH,
                    parameters));
    MapFunction<Row, String> gridOf = row -> row.getAs("grid");
    FlatMapGroupsFunction<String, Row, Row> plan =
        (grid, rows) -> rows(grid, grids.get(grid), PatrolMap.of(rows, parameters), parameters);
    return PlacedEvents.withCellKey(
            nearOwnCentre(events, parameters, cities),
            onGrid,
            parameters.hotPlaces().cellSizeM(),
            reachM(parameters))
        .filter(col("cell_key").isNotNull())
        .withColumn("grid", gridCode(origins))
        .groupBy("grid", "city_code", "kind", "cell_key", "hour")
        .agg(count(lit(1)).as("events"), sum("harm").as("harm"))
        .groupByKey(gridOf, Encoders.STRING())
        .flatMapGroups(plan, Encoders.row(SCHEMA));
  }

  /** Places too far from their own city's centre are faults, on whatever grid they lie. */
  private static Dataset<Row> nearOwnCentre(
      Dataset<Row> events, PatrolParameters parameters, List<City> cities) {
    return PlacedEvents.withPositionKey(events, cities, parameters.hotPlaces().leftOutBeyondM())
        .filter(col("position_key").isNotNull());
  }

  private static CityGrid grid(City origin, PatrolParameters parameters) {
    return new CityGrid(origin, parameters.hotPlaces().cellSizeM(), reachM(parameters));
  }

  /** As far as the places of the farthest city on a grid may lie. */
  private static double reachM(PatrolParameters parameters) {
    return CENTRES_WITHIN_M + parameters.hotPlaces().leftOutBeyondM();
  }

  private static Column gridCode(Map<String, City> origins) {
    Column grid = lit(null).cast("string");
    for (Map.Entry<String, City> entry : origins.entrySet()) {
      grid =
          when(col("city_code").equalTo(entry.getKey()), entry.getValue().code()).otherwise(grid);
    }
    return grid;
  }

  private static Dataset<Row> events(
      Dataset<Row> rows, Column harm, String kind, PatrolParameters parameters) {
    Column origin = coalesce(col("origin"), lit("unknown"));
    return rows.filter(col("_state").equalTo("current"))
        .filter(not(origin.isin("service", "discovered")))
        .select(
            col("city_code"),
            lit(kind).as("kind"),
            col("lon"),
            col("lat"),
            knownHour(parameters).as("hour"),
            harm.as("harm"));
  }

  /** The local hour of an event whose time is known to the hour or so; else null. */
  private static Column knownHour(PatrolParameters parameters) {
    Column start = col("occurred_from_local");
    Column secondOfDay =
        hour(start).multiply(3600).plus(minute(start).multiply(60)).plus(second(start));
    Object[] defaults =
        parameters.defaultTimes().stream().map(time -> (Object) time.toSecondOfDay()).toArray();
    Column from = unix_seconds(col("occurred_from"));
    Column span = coalesce(unix_seconds(col("occurred_to")), from).minus(from);
    Column isShort = span.between(lit(0), lit(parameters.longestSpanMinutes() * MINUTE_SECONDS));
    return when(isShort.and(not(secondOfDay.isin(defaults))), hour(start));
  }

  private static Column incidentHarm(PatrolParameters parameters) {
    Column section = substring(col("offence_code"), 1, 2);
    Column harm = lit((long) parameters.unmappedHarm());
    for (Map.Entry<String, Integer> entry : parameters.harms().entrySet()) {
      harm = when(section.equalTo(entry.getKey()), (long) entry.getValue()).otherwise(harm);
    }
    return harm;
  }

  private static Iterator<Row> rows(
      String code, CityGrid grid, PatrolMap map, PatrolParameters parameters) {
    List<Row> rows = new ArrayList<>();
    int sizeM = parameters.hotPlaces().cellSizeM();
    for (PatrolWindow window : map.windows()) {
      Cell cell = Cell.ofKey(window.cellKey());
      LonLat centre = grid.centreOf(cell);
      rows.add(
          RowFactory.create(
              code,
              cell.id(sizeM),
              window.hourFrom(),
              window.hourTo(),
              window.cities(),
              centre.lon(),
              centre.lat(),
              sizeM,
              window.crimes(),
              window.crashes(),
              window.harm(),
              rows.size() + 1,
              map.crimes(),
              map.crashes()));
    }
    return rows.iterator();
  }
}
