package citylake.models.coincidence;

import static citylake.models.EventRow.TOWN;
import static citylake.models.EventRow.VILLAGE;
import static citylake.models.EventRow.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import citylake.models.CounterRandom;
import citylake.models.EventRow;
import citylake.testing.LocalSpark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CoincidenceTest {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  private static final CoincidenceParameters PARAMETERS = CoincidenceParameters.declared();

  @Test
  void theSameEventsAsBothKindsCoincideInEveryFigure() {
    List<EventRow> events = events(400, 5);

    List<Row> figures = figures(events, events).collectAsList();

    assertThat(named(figures, "pearson_hours_24").<Double>getAs("value"))
        .isCloseTo(1, within(1e-12));
    assertThat(named(figures, "spearman_hours_168").<Double>getAs("value"))
        .isCloseTo(1, within(1e-12));
    assertThat(named(figures, "pearson_residual_168").<Double>getAs("value"))
        .isCloseTo(1, within(1e-9));
    assertThat(named(figures, "spearman_cells").<Double>getAs("value")).isCloseTo(1, within(1e-12));
    assertThat(named(figures, "top5_share").<Double>getAs("value")).isEqualTo(1);
    assertThat(named(figures, "top5_jaccard").<Double>getAs("value")).isEqualTo(1);
    assertThat(named(figures, "cells").<Double>getAs("value")).isGreaterThan(50);
    assertThat(figures).hasSize(33);
    assertThat(figures).allSatisfy(row -> assertThat(row.<String>getAs("note")).isNotBlank());
  }

  @Test
  void startsAtADefaultTimeAreLeftOutOfTheirOwnFiguresOnly() {
    List<EventRow> crimes = new ArrayList<>(events(300, 5));
    IntStream.range(0, 50).forEach(i -> crimes.add(event().between("2026-03-01T23:00:00Z", null)));
    IntStream.range(0, 30).forEach(i -> crimes.add(event().between("2026-03-02T11:00:00Z", null)));

    List<Row> figures = figures(crimes, events(300, 6)).collectAsList();

    assertThat(named(figures, "pearson_hours_24").<Long>getAs("n_crime")).isEqualTo(380);
    Row without = named(figures, "pearson_hours_24_without_default_times");
    assertThat(without.<Long>getAs("n_crime")).as("midnight and noon in Berlin").isEqualTo(300);
    assertThat(without.<String>getAs("note")).contains("without starts at exactly 00:00, 12:00");
  }

  @Test
  void figuresOnTooFewEventsAreNotGiven() {
    List<Row> figures = figures(events(99, 5), events(300, 6)).collectAsList();

    Row share = named(figures, "top5_share");
    assertThat(share.<Object>getAs("value")).isNull();
    assertThat(share.<String>getAs("note"))
        .startsWith("Not given: 99 incidents and 300 crashes, at least 100 of each are needed.");
    assertThat(named(figures, "cells").<Double>getAs("value")).as("still counted").isPositive();
  }

  @Test
  void aKindWithoutAnyEventIsSaidNotGuessed() {
    List<Row> figures = figures(events(150, 5), List.of()).collectAsList();

    assertThat(named(figures, "pearson_hours_168").<String>getAs("note"))
        .startsWith("Not given: 150 incidents and 0 crashes");
  }

  @Test
  void figuresAreTheSameOnAnyPartitioningAndBesideAnyCity() {
    List<EventRow> crimes = events(300, 5);
    List<EventRow> crashes = events(300, 6);
    List<EventRow> more = new ArrayList<>(crimes);
    more.add(event().in(VILLAGE));

    List<Row> one = sorted(figures(crimes, crashes));
    List<Row> many =
        sorted(
            Coincidence.of(
                    EventRow.incidents(spark.session(), more).repartition(7),
                    EventRow.crashes(spark.session(), crashes).repartition(5),
                    PARAMETERS,
                    List.of(TOWN, VILLAGE))
                .filter("city_code = '" + TOWN.code() + "'"));

    assertThat(many).isEqualTo(one);
  }

  private static Dataset<Row> figures(List<EventRow> crimes, List<EventRow> crashes) {
    return Coincidence.of(
        EventRow.incidents(spark.session(), crimes),
        EventRow.crashes(spark.session(), crashes),
        PARAMETERS,
        List.of(TOWN));
  }

  private static List<Row> sorted(Dataset<Row> figures) {
    return figures.orderBy("city_code", "stat").collectAsList();
  }

  private static Row named(List<Row> figures, String stat) {
    return figures.stream().filter(row -> row.getAs("stat").equals(stat)).findFirst().orElseThrow();
  }

  /** Events over 4 by 4 km and two weeks, never on the full hour. */
  private static List<EventRow> events(int events, long seed) {
    return IntStream.range(0, events)
        .mapToObj(
            i -> {
              long hours = (long) (336 * CounterRandom.uniform(seed, 2, i));
              Instant from = Instant.parse("2026-03-02T00:10:00Z").plusSeconds(3600 * hours);
              return event()
                  .between(from.toString(), null)
                  .shifted(
                      4000 * CounterRandom.uniform(seed, 0, i) - 2000,
                      4000 * CounterRandom.uniform(seed, 1, i) - 2000);
            })
        .toList();
  }
}
