package citylake.models.clock;

import static citylake.models.EventRow.TOWN;
import static citylake.models.EventRow.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import citylake.models.City;
import citylake.models.CounterRandom;
import citylake.models.EventRow;
import citylake.testing.LocalSpark;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HourClockTest {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  private static final HourClockParameters PARAMETERS = HourClockParameters.declared();

  @Test
  void eachCityAndKindHasAllHoursOnItsOwnWallClock() {
    City shanghai = new City("C03", 121, 31, ZoneId.of("Asia/Shanghai"));
    Dataset<Row> hours =
        clock(List.of(event(), event().in(shanghai)), List.of(event()), List.of(TOWN, shanghai));

    assertThat(hours.count()).isEqualTo(3 * 168);
    List<Row> occupied = hours.filter("weight > 0").orderBy("city_code", "kind").collectAsList();
    assertThat(occupied)
        .extracting(row -> row.<String>getAs("city_code") + " " + row.<Integer>getAs("hour"))
        .as("09:15 UTC")
        .containsExactly("C01 10", "C01 10", "C03 17");
    assertThat(occupied).allSatisfy(row -> assertThat(row.<Integer>getAs("dow")).isEqualTo(1));
  }

  @Test
  void everyCurrentRowStandsInOneCountAndWeightsAddUp() {
    Row figures =
        clock(
                List.of(
                    event(),
                    event().between("2026-03-02T09:15:00Z", "2026-03-03T07:00:00Z"),
                    event().between("2026-03-02T09:15:00Z", "2026-03-20T07:00:00Z"),
                    event().between(null, null),
                    event().origin("discovered"),
                    event().retracted()),
                List.of(),
                List.of(TOWN))
            .selectExpr(
                "sum(weight) weight",
                "max(n_exact) n_exact",
                "max(n_range) n_range",
                "max(n_set_apart) n_set_apart",
                "max(n_unknown) n_unknown")
            .head();

    assertThat(figures.<Double>getAs("weight")).isCloseTo(2, within(1e-9));
    assertThat(figures.<Long>getAs("n_exact")).isEqualTo(1);
    assertThat(figures.<Long>getAs("n_range")).isEqualTo(1);
    assertThat(figures.<Long>getAs("n_set_apart")).as("too long, and discovered").isEqualTo(2);
    assertThat(figures.<Long>getAs("n_unknown")).isEqualTo(1);
  }

  @Test
  void weightsAreTheSameToTheLastBitOnAnyPartitioning() {
    List<EventRow> events =
        IntStream.range(0, 500)
            .mapToObj(
                i -> {
                  Instant from =
                      Instant.ofEpochSecond(
                          1_600_000_000L + (long) (1e7 * CounterRandom.uniform(3, 0, i)));
                  Instant to = from.plusSeconds((long) (500_000 * CounterRandom.uniform(3, 1, i)));
                  return event().between(from.toString(), to.toString());
                })
            .toList();
    Dataset<Row> rows = EventRow.incidents(spark.session(), events);
    Dataset<Row> none = EventRow.crashes(spark.session(), List.of());

    List<Row> one = sorted(HourClock.of(rows.coalesce(1), none, PARAMETERS, List.of(TOWN)));
    List<Row> many = sorted(HourClock.of(rows.repartition(9), none, PARAMETERS, List.of(TOWN)));

    assertThat(many).isEqualTo(one);
  }

  private static List<Row> sorted(Dataset<Row> hours) {
    return hours.orderBy("city_code", "kind", "hour_of_week").collectAsList();
  }

  private static Dataset<Row> clock(
      List<EventRow> incidents, List<EventRow> crashes, List<City> cities) {
    return HourClock.of(
        EventRow.incidents(spark.session(), incidents),
        EventRow.crashes(spark.session(), crashes),
        PARAMETERS,
        cities);
  }
}
