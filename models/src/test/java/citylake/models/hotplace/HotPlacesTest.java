package citylake.models.hotplace;

import static citylake.models.EventRow.TOWN;
import static citylake.models.EventRow.VILLAGE;
import static citylake.models.EventRow.event;
import static org.assertj.core.api.Assertions.assertThat;

import citylake.models.City;
import citylake.models.CounterRandom;
import citylake.models.EventRow;
import citylake.testing.LocalSpark;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HotPlacesTest {
  @RegisterExtension static final LocalSpark spark = LocalSpark.compiling();

  private static final HotPlaceParameters PARAMETERS = HotPlaceParameters.declared();

  @Test
  void aPlantedPlaceIsHotAndQuietCellsAreNot() {
    List<EventRow> incidents = new ArrayList<>(scattered(300));
    IntStream.range(0, 60).forEach(i -> incidents.add(event().shifted(1100 + i, 1100)));

    List<Row> hot =
        hotPlaces(incidents, List.of()).filter("label = 'hot'").orderBy("cell").collectAsList();

    assertThat(hot)
        .isNotEmpty()
        .allSatisfy(
            cell -> {
              assertThat(Math.abs(cell.<Integer>getAs("cell_x") - 4)).isLessThanOrEqualTo(1);
              assertThat(Math.abs(cell.<Integer>getAs("cell_y") - 4)).isLessThanOrEqualTo(1);
              assertThat(cell.<Double>getAs("gi_z")).isPositive();
              assertThat(cell.<Double>getAs("q_exact")).isLessThanOrEqualTo(0.05);
              assertThat(cell.<Long>getAs("n_events")).isEqualTo(360);
            });
    assertThat(hot).extracting(cell -> cell.<String>getAs("cell")).contains("250m_4_4");
  }

  @Test
  void resultIsTheSameOnAnyPartitioning() {
    List<EventRow> incidents = scattered(400);
    List<EventRow> crashes = scattered(150);
    Dataset<Row> one =
        HotPlaces.of(
            EventRow.incidents(spark.session(), incidents).coalesce(1),
            EventRow.crashes(spark.session(), crashes).coalesce(1),
            PARAMETERS,
            List.of(TOWN));
    Dataset<Row> many =
        HotPlaces.of(
            EventRow.incidents(spark.session(), incidents).repartition(7),
            EventRow.crashes(spark.session(), crashes).repartition(5),
            PARAMETERS,
            List.of(TOWN));

    assertThat(sorted(many)).isEqualTo(sorted(one));
  }

  @Test
  void anotherCityChangesNothing() {
    List<EventRow> incidents = new ArrayList<>(scattered(300));
    List<Row> alone = sorted(hotPlaces(incidents, List.of()));

    incidents.add(event().in(VILLAGE));
    List<Row> beside =
        sorted(hotPlaces(incidents, List.of()).filter("city_code = '" + TOWN.code() + "'"));

    assertThat(beside).isEqualTo(alone);
  }

  @Test
  void everyCurrentRowRestsInTheMapOrIsCountedAsLeftOut() {
    List<EventRow> incidents = new ArrayList<>(scattered(300));
    incidents.add(event().at(null, null));
    incidents.add(event().at(0.0, 0.0));
    incidents.add(event().shifted(0, 41_000));
    incidents.add(event().origin("discovered"));
    incidents.add(event().origin(null));
    incidents.add(event().retracted());

    Row figures =
        hotPlaces(incidents, List.of())
            .selectExpr("sum(count) total", "max(n_events) events", "max(n_left_out) left_out")
            .head();

    assertThat(figures.<Long>getAs("total")).as("unknown origin is learnt from").isEqualTo(301);
    assertThat(figures.<Long>getAs("events")).isEqualTo(301);
    assertThat(figures.<Long>getAs("left_out"))
        .as("no place, at 0,0, too far, discovered; a retracted row is no current row")
        .isEqualTo(4);
  }

  @Test
  void placesOfDiscoveredIncidentsBelongToTheStudyAreaButCountNothing() {
    List<EventRow> incidents = new ArrayList<>(scattered(300));
    incidents.add(event().shifted(9100, 9100).origin("discovered"));

    Row cell = hotPlaces(incidents, List.of()).filter("cell = '250m_36_36'").head();

    assertThat(cell.<Long>getAs("count")).isZero();
  }

  @Test
  void bothKindsShareOneStudyArea() {
    Dataset<Row> places =
        hotPlaces(scattered(200), List.of(event().shifted(9100, 0), event().shifted(-9100, 0)));

    assertThat(cells(places, "crash")).isEqualTo(cells(places, "incident")).isNotEmpty();
  }

  @Test
  void aCityTooSmallToJudgeShowsItsCountsWithoutStatistics() {
    List<Row> cells = hotPlaces(List.of(event(), event()), List.of()).collectAsList();

    assertThat(cells)
        .as("one occupied cell and those within 500 m of it")
        .hasSize(13)
        .allSatisfy(
            cell -> {
              assertThat(cell.<String>getAs("label")).isEqualTo("not_judged");
              assertThat(cell.<Object>getAs("gi_z")).isNull();
              assertThat(cell.<Object>getAs("gi_bin")).isNull();
              assertThat(cell.<Object>getAs("q_exact")).isNull();
              assertThat(cell.<Boolean>getAs("sparse_warning")).isTrue();
              assertThat(cell.<Long>getAs("n_events")).isEqualTo(2);
            });
    assertThat(cells.stream().mapToLong(cell -> cell.<Long>getAs("count")).sum()).isEqualTo(2);
  }

  @Test
  void aCityThatIsNotGivenHasNoRows() {
    assertThat(
            hotPlaces(List.of(event().in(new City("C99", 0, 0, TOWN.zone()))), List.of()).count())
        .isZero();
  }

  private static Dataset<Row> hotPlaces(List<EventRow> incidents, List<EventRow> crashes) {
    return HotPlaces.of(
        EventRow.incidents(spark.session(), incidents),
        EventRow.crashes(spark.session(), crashes),
        PARAMETERS,
        List.of(TOWN, VILLAGE));
  }

  /** Events scattered evenly over 4 by 4 km around the town's centre. */
  private static List<EventRow> scattered(int events) {
    return IntStream.range(0, events)
        .mapToObj(
            i ->
                event()
                    .shifted(
                        4000 * CounterRandom.uniform(1, 0, i) - 2000,
                        4000 * CounterRandom.uniform(1, 1, i) - 2000))
        .toList();
  }

  private static List<Row> sorted(Dataset<Row> places) {
    return places.orderBy("city_code", "kind", "cell").collectAsList();
  }

  private static List<String> cells(Dataset<Row> places, String kind) {
    return places.filter("kind = '" + kind + "'").orderBy("cell").collectAsList().stream()
        .map(row -> row.<String>getAs("cell"))
        .toList();
  }
}
