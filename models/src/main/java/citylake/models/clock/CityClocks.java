package citylake.models.clock;

import citylake.models.City;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapGroupsFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/**
 * Counts the events of many cities into one clock a city and kind.
 *
 * <p>Each partition counts its own events; only its clocks travel. Sums are exact, so the result is
 * the same on any partitioning.
 */
public final class CityClocks {
  private static final StructType SCHEMA =
      StructType.fromDDL(
          """
          city_code STRING NOT NULL, kind STRING NOT NULL,
          weights BINARY,
          n_exact BIGINT, n_range BIGINT, n_set_apart BIGINT, n_unknown BIGINT
          """);

  private CityClocks() {}

  /**
   * One row a city and kind, to be read with {@link #clockOf}.
   *
   * @param events columns of {@link citylake.models.ModelEvents}; events of cities not among {@code
   *     cities} are left out
   */
  public static Dataset<Row> of(Dataset<Row> events, List<City> cities, int longestSpanDays) {
    Map<String, ZoneId> zones = new TreeMap<>();
    cities.forEach(city -> zones.put(city.code(), city.zone()));
    MapPartitionsFunction<Row, Row> count = rows -> counted(rows, zones, longestSpanDays);
    MapFunction<Row, Tuple2<String, String>> cityAndKind = CityClocks::cityAndKind;
    MapGroupsFunction<Tuple2<String, String>, Row, Row> merge = CityClocks::merged;
    return events
        .select("city_code", "kind", "from_second", "to_second", "is_trained")
        .mapPartitions(count, Encoders.row(SCHEMA))
        .groupByKey(cityAndKind, Encoders.tuple(Encoders.STRING(), Encoders.STRING()))
        .mapGroups(merge, Encoders.row(SCHEMA));
  }

  /** The clock of a row of {@link #of}. */
  public static ClockCounts clockOf(Row row) {
    return ClockCounts.of(
        HourWeights.ofBytes(row.getAs("weights")),
        row.<Long>getAs("n_exact"),
        row.<Long>getAs("n_range"),
        row.<Long>getAs("n_set_apart"),
        row.<Long>getAs("n_unknown"));
  }

  private static Iterator<Row> counted(
      Iterator<Row> events, Map<String, ZoneId> zones, int longestSpanDays) {
    Map<String, Map<String, ClockCounts>> clocks = new TreeMap<>();
    while (events.hasNext()) {
      Row event = events.next();
      ZoneId zone = zones.get(event.<String>getAs("city_code"));
      if (zone != null) {
        ClockCounts clock =
            clocks
                .computeIfAbsent(event.getAs("city_code"), city -> new TreeMap<>())
                .computeIfAbsent(event.getAs("kind"), kind -> new ClockCounts());
        count(event, clock, zone, longestSpanDays);
      }
    }
    List<Row> rows = new ArrayList<>();
    clocks.forEach(
        (city, kinds) -> kinds.forEach((kind, clock) -> rows.add(row(city, kind, clock))));
    return rows.iterator();
  }

  private static void count(Row event, ClockCounts clock, ZoneId zone, int longestSpanDays) {
    if (event.<Boolean>getAs("is_trained")) {
      clock.add(event.getAs("from_second"), event.getAs("to_second"), zone, longestSpanDays);
    } else {
      clock.addSetApart();
    }
  }

  private static Tuple2<String, String> cityAndKind(Row row) {
    return new Tuple2<>(row.getAs("city_code"), row.getAs("kind"));
  }

  private static Row merged(Tuple2<String, String> cityAndKind, Iterator<Row> rows) {
    ClockCounts clock = new ClockCounts();
    rows.forEachRemaining(row -> clock.merge(clockOf(row)));
    return row(cityAndKind._1(), cityAndKind._2(), clock);
  }

  /** With its schema: Spark hands rows on to the next function as they are. */
  private static Row row(String city, String kind, ClockCounts clock) {
    Object[] values = {
      city,
      kind,
      clock.weights().toBytes(),
      clock.exact(),
      clock.range(),
      clock.setApart(),
      clock.unknown()
    };
    return new GenericRowWithSchema(values, SCHEMA);
  }
}
