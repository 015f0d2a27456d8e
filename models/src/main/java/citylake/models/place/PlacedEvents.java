package citylake.models.place;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import citylake.models.City;
import java.io.Serializable;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataTypes;

/** Puts events into the cells of their city's grid. */
public final class PlacedEvents {
  private PlacedEvents() {}

  /**
   * Adds {@code cell_key} ({@link Cell#key}) to rows with {@code city_code}, {@code lon}, {@code
   * lat}; null where the place is unknown, too far from the centre, or the city is not among {@code
   * cities}.
   */
  public static Dataset<Row> withCellKey(
      Dataset<Row> events, List<City> cities, int cellSizeM, double leftOutBeyondM) {
    return events.withColumn("cell_key", cellKey(cities, cellSizeM, leftOutBeyondM));
  }

  /**
   * Adds {@code position_key}, the {@link Cell#key} of the event's square of one decimetre, null as
   * in {@link #withCellKey}.
   */
  public static Dataset<Row> withPositionKey(
      Dataset<Row> events, List<City> cities, double leftOutBeyondM) {
    return events.withColumn(
        "position_key",
        udf(keyOf(cities, 1, leftOutBeyondM, CityGrid::positionKeyOf), DataTypes.LongType)
            .apply(col("city_code"), col("lon"), col("lat")));
  }

  /** Adds {@code cell} ({@link Cell#id}), null as in {@link #withCellKey}. */
  public static Dataset<Row> withCell(
      Dataset<Row> events, List<City> cities, int cellSizeM, double leftOutBeyondM) {
    UDF3<String, Double, Double, Long> keyOf =
        keyOf(cities, cellSizeM, leftOutBeyondM, CityGrid::cellKeyOf);
    UDF3<String, Double, Double, String> idOf =
        (city, lon, lat) -> {
          Long key = keyOf.call(city, lon, lat);
          return key == null ? null : Cell.ofKey(key).id(cellSizeM);
        };
    return events.withColumn(
        "cell", udf(idOf, DataTypes.StringType).apply(col("city_code"), col("lon"), col("lat")));
  }

  /** No built-in projects to a city's own metres, so this is a function of ours. */
  private static Column cellKey(List<City> cities, int cellSizeM, double leftOutBeyondM) {
    return udf(keyOf(cities, cellSizeM, leftOutBeyondM, CityGrid::cellKeyOf), DataTypes.LongType)
        .apply(col("city_code"), col("lon"), col("lat"));
  }

  private interface KeyOfPlace extends Serializable {
    OptionalLong of(CityGrid grid, double lon, double lat);
  }

  private static UDF3<String, Double, Double, Long> keyOf(
      List<City> cities, int cellSizeM, double leftOutBeyondM, KeyOfPlace keyOfPlace) {
    TreeMap<String, CityGrid> grids = new TreeMap<>();
    cities.forEach(city -> grids.put(city.code(), new CityGrid(city, cellSizeM, leftOutBeyondM)));
    return (city, lon, lat) -> {
      CityGrid grid = city == null ? null : grids.get(city);
      if (grid == null || lon == null || lat == null) {
        return null;
      }
      OptionalLong key = keyOfPlace.of(grid, lon, lat);
      return key.isPresent() ? key.getAsLong() : null;
    };
  }
}
