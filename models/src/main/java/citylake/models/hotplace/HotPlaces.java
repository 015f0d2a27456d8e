package citylake.models.hotplace;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;

import citylake.models.City;
import citylake.models.ModelEvents;
import citylake.models.place.CityGrid;
import citylake.models.place.PlacedEvents;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * standard.incident and standard.crash to derived.hot_place.
 *
 * <p>Grain: one row per city, kind and cell of the city's study area, which both kinds share: the
 * cells near any recorded event of either kind (of any origin). Rows of {@code _state} other than
 * 'current' are not read. {@code n_events} are the events of the city and kind that the map rests
 * on; {@code n_left_out} its other current rows: without a place, too far from the centre, or
 * discovered by patrols. Both stand on each row. A city that is not among {@code cities}, or has no
 * placed event at all, gives no rows; one that cannot be judged gives its cells with their counts,
 * label {@code not_judged}, and null statistics. The same rows on any partitioning.
 */
public final class HotPlaces {
  /** Columns of the result, in order. */
  public static final StructType SCHEMA =
      StructType.fromDDL(
          """
          city_code STRING NOT NULL, kind STRING NOT NULL, cell STRING NOT NULL,
          cell_x INT NOT NULL, cell_y INT NOT NULL, lon DOUBLE NOT NULL, lat DOUBLE NOT NULL,
          cell_size_m INT NOT NULL,
          count BIGINT NOT NULL, n_neighbors INT NOT NULL, neighbourhood_count BIGINT NOT NULL,
          gi_z DOUBLE, gi_p DOUBLE, gi_q DOUBLE, gi_bin INT, p_exact DOUBLE, q_exact DOUBLE,
          label STRING NOT NULL, sparse_warning BOOLEAN NOT NULL,
          n_events BIGINT NOT NULL, n_left_out BIGINT NOT NULL
          """);

  private HotPlaces() {}

  /**
   * Judges the cells of all cities.
   *
   * @param incidents columns of standard.incident
   * @param crashes columns of standard.crash
   */
  public static Dataset<Row> of(
      Dataset<Row> incidents,
      Dataset<Row> crashes,
      HotPlaceParameters parameters,
      List<City> cities) {
    Dataset<Row> events = ModelEvents.of(incidents, crashes, parameters.withDiscovered());
    Map<String, CityGrid> grids = new TreeMap<>();
    cities.forEach(
        city ->
            grids.put(
                city.code(),
                new CityGrid(city, parameters.cellSizeM(), parameters.leftOutBeyondM())));
    MapFunction<Row, String> cityOf = row -> row.getAs("city_code");
    FlatMapGroupsFunction<String, Row, Row> judge =
        (city, rows) -> CityMap.of(city, rows, parameters).rows(grids.get(city));
    return PlacedEvents.withCellKey(
            events, cities, parameters.cellSizeM(), parameters.leftOutBeyondM())
        .filter(col("city_code").isin(grids.keySet().toArray()))
        .groupBy("city_code", "kind", "cell_key")
        .agg(count(lit(1)).as("recorded"), count_if(col("is_trained")).as("trained"))
        .groupByKey(cityOf, Encoders.STRING())
        .flatMapGroups(judge, Encoders.row(SCHEMA));
  }
}
