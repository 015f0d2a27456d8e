package citylake.models.patrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.models.City;
import citylake.models.CounterRandom;
import citylake.models.EventRow;
import citylake.testing.LocalSpark;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PatrolWindowsTest {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  private static final PatrolParameters PARAMETERS = PatrolParameters.declared();
  private static final City TOWN = EventRow.TOWN;

  /** Ten kilometres east of the town. */
  private static final City SUBURB = new City("C09", 10.14, 50, ZoneId.of("Europe/Berlin"));

  @Test
  void aPlaceHotForBothInTheHoursBusyForBothIsAWindow() {
    List<Row> windows = windows(town(1500, 1), town(1500, 50)).collectAsList();

    assertThat(windows).isNotEmpty();
    Row first = windows.get(0);
    assertThat(first.<Integer>getAs("rank")).isEqualTo(1);
    assertThat(first.<String>getAs("grid")).isEqualTo(TOWN.code());
    assertThat(first.<Integer>getAs("hour_from")).isBetween(16, 19);
    assertThat(first.<Integer>getAs("hour_to")).isBetween(17, 20);
    assertThat(Math.abs(first.<Double>getAs("lon") - TOWN.centreLon())).isLessThan(0.01);
    assertThat(windows)
        .allSatisfy(
            row -> {
              assertThat(row.<Long>getAs("crime_n")).isGreaterThanOrEqualTo(5);
              assertThat(row.<Long>getAs("crash_n")).isGreaterThanOrEqualTo(5);
              assertThat(row.<Integer>getAs("hour_to") - row.<Integer>getAs("hour_from"))
                  .isLessThanOrEqualTo(PARAMETERS.longestHours());
            });
  }

  @Test
  void noCellTakesMoreThanItsHours() {
    Map<String, Integer> hours = new TreeMap<>();
    windows(town(3000, 2), town(3000, 51))
        .collectAsList()
        .forEach(
            row ->
                hours.merge(
                    row.getAs("cell"),
                    row.<Integer>getAs("hour_to") - row.<Integer>getAs("hour_from"),
                    Integer::sum));

    assertThat(hours.values()).isNotEmpty().allMatch(taken -> taken <= PARAMETERS.longestHours());
  }

  @Test
  void crashesElsewhereGiveNoWindow() {
    List<EventRow> away = town(1500, 50).stream().map(event -> event.shifted(6000, 0)).toList();

    assertThat(windows(town(1500, 1), away).collectAsList()).isEmpty();
  }

  @Test
  void aPlaceOnABorderIsOnePlace() {
    List<EventRow> crimes = town(1500, 1);
    List<EventRow> crashes =
        town(1500, 50).stream()
            .map(
                e ->
                    new EventRow(
                        SUBURB.code(), e.state(), e.origin(), e.from(), e.to(), e.lon(), e.lat()))
            .toList();

    List<Row> windows = windows(crimes, crashes, List.of(TOWN, SUBURB)).collectAsList();

    assertThat(windows).isNotEmpty();
    assertThat(windows.get(0).<String>getAs("city_codes")).isEqualTo("C01,C09");
    assertThat(windows.get(0).<String>getAs("grid")).isEqualTo("C01");
  }

  @Test
  void whatPatrolsDiscoveredDoesNotSendThemBack() {
    List<EventRow> discovered =
        town(1500, 1).stream().map(event -> event.origin("discovered")).toList();

    assertThat(windows(discovered, town(1500, 50)).collectAsList()).isEmpty();
  }

  @Test
  void windowsAreTheSameOnAnyPartitioning() {
    List<EventRow> crimes = town(1500, 1);
    List<EventRow> crashes = town(1500, 50);
    List<Row> one = windows(crimes, crashes).orderBy("rank").collectAsList();
    List<Row> many =
        PatrolWindows.of(
                coded(crimes).repartition(7),
                EventRow.crashes(spark.session(), crashes).repartition(5),
                PARAMETERS,
                List.of(TOWN))
            .orderBy("rank")
            .collectAsList();

    assertThat(many).isEqualTo(one);
  }

  @Test
  void impossibleParametersAreRefusedTogether() {
    assertThatThrownBy(
            () ->
                new PatrolParameters(
                    PARAMETERS.hotPlaces(), 1, 25, 4, -1, 0, List.of(), Map.of("01", -1), 0, 0))
        .hasMessage(
            "Invalid patrol window parameters: hottest_hours must lie between 0 and 1: 1.0;"
                + " longest_hours must be from 1 to 24: 25;"
                + " minimum_events must be at least 5, smaller counts are withheld: 4;"
                + " one_grid_within must be from 0 to 100,000 m: -1;"
                + " longest_span must be at least 1 minute: 0; harm must not be negative.");
  }

  private static Dataset<Row> windows(List<EventRow> crimes, List<EventRow> crashes) {
    return windows(crimes, crashes, List.of(TOWN));
  }

  private static Dataset<Row> windows(
      List<EventRow> crimes, List<EventRow> crashes, List<City> cities) {
    return PatrolWindows.of(
            coded(crimes), EventRow.crashes(spark.session(), crashes), PARAMETERS, cities)
        .orderBy("rank");
  }

  private static Dataset<Row> coded(List<EventRow> crimes) {
    return EventRow.incidents(spark.session(), crimes)
        .withColumn("offence_code", functions.lit("0501"));
  }

  /**
   * Half within 150 m of the centre from 16 to 20 local, half anywhere in 5 by 5 km at any hour.
   */
  private static List<EventRow> town(int events, long seed) {
    List<EventRow> town = new ArrayList<>();
    IntStream.range(0, events)
        .forEach(
            i -> {
              boolean isHot = i % 2 == 0;
              double reach = isHot ? 150 : 2500;
              double hours = isHot ? 15 + 4 * uniform(seed, 0, i) : 24 * uniform(seed, 0, i);
              Instant from =
                  Instant.parse("2026-03-02T00:00:30Z").plusSeconds((long) (3600 * hours));
              town.add(
                  EventRow.event()
                      .between(from.toString(), null)
                      .shifted(
                          reach * (2 * uniform(seed, 1, i) - 1),
                          reach * (2 * uniform(seed, 2, i) - 1)));
            });
    return town;
  }

  private static double uniform(long seed, long stream, int i) {
    return CounterRandom.uniform(seed, stream, i);
  }
}
