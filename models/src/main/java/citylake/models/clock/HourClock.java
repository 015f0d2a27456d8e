package citylake.models.clock;

import citylake.models.City;
import citylake.models.ModelEvents;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * standard.incident and standard.crash to derived.hour_of_week.
 *
 * <p>Grain: one row per city, kind and hour of the local week; all 168 hours of each city and kind
 * that has current rows. The four counts are of the whole city and kind, stand on each of its rows,
 * and add up to its current rows; {@code weight} adds up to {@code n_exact + n_range}. {@code
 * n_set_apart} holds spans over the longest allowed and incidents that patrols discovered; {@code
 * n_unknown} events without a time or with an end before their start. The same rows on any
 * partitioning.
 */
public final class HourClock {
  /** Columns of the result, in order. */
  public static final StructType SCHEMA =
      StructType.fromDDL(
          """
          city_code STRING NOT NULL, kind STRING NOT NULL, hour_of_week INT NOT NULL,
          dow INT NOT NULL, hour INT NOT NULL, weight DOUBLE NOT NULL,
          n_exact BIGINT NOT NULL, n_range BIGINT NOT NULL,
          n_set_apart BIGINT NOT NULL, n_unknown BIGINT NOT NULL
          """);

  private HourClock() {}

  /**
   * Reads the clocks of all cities.
   *
   * @param incidents columns of standard.incident
   * @param crashes columns of standard.crash
   * @param cities with their zones; a city not among them gives no rows
   */
  public static Dataset<Row> of(
      Dataset<Row> incidents,
      Dataset<Row> crashes,
      HourClockParameters parameters,
      List<City> cities) {
    Dataset<Row> events = ModelEvents.of(incidents, crashes, parameters.withDiscovered());
    FlatMapFunction<Row, Row> hours = HourClock::hours;
    return CityClocks.of(events, cities, parameters.longestSpanDays())
        .flatMap(hours, Encoders.row(SCHEMA));
  }

  private static Iterator<Row> hours(Row row) {
    ClockCounts clock = CityClocks.clockOf(row);
    return IntStream.range(0, HourWeights.HOURS)
        .mapToObj(
            hourOfWeek ->
                RowFactory.create(
                    row.getAs("city_code"),
                    row.getAs("kind"),
                    hourOfWeek,
                    hourOfWeek / 24 + 1,
                    hourOfWeek % 24,
                    clock.weights().weight(hourOfWeek),
                    clock.exact(),
                    clock.range(),
                    clock.setApart(),
                    clock.unknown()))
        .iterator();
  }
}
