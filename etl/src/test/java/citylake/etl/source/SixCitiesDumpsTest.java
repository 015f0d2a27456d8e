package citylake.etl.source;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import citylake.testing.LocalSpark;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** As {@link RealDumpsTest}, for the six cities of the second wave. */
class SixCitiesDumpsTest {
  @RegisterExtension static final LocalSpark spark = LocalSpark.compiling();
  private static final Sources SOURCES = Sources.load(List.of());

  private static Dataset<Row> candidates(String name) throws Exception {
    Source source = SOURCES.named(name).orElseThrow();
    return source.candidates(RealDumps.rows(spark.session(), source), LocalDate.of(2026, 1, 2));
  }

  private static Map<String, Long> notes(String name) throws Exception {
    return RealDumps.notes(candidates(name));
  }

  private static String record(String name, long recordNo, String... columns) throws Exception {
    return candidates(name)
        .filter("_record_no = " + recordNo)
        .selectExpr("concat_ws('|', %s)".formatted(String.join(", ", columns)))
        .head()
        .getString(0);
  }

  @Test
  void bostonReportsHaveDefaultTimesStationDoorsAndTrials() throws Exception {
    assertThat(notes("boston.incident"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "upsert", 17_975L,
                "test_record", 3L,
                "occurred_at_default_time", 735L,
                "occurred_from: default_time_unknown", 735L,
                "place_at_station", 3_363L,
                "lon: station_door_unknown", 3_363L,
                "lat: station_door_unknown", 3_363L));
  }

  @Test
  void bostonServicesAreToldApartFromOffences() throws Exception {
    List<Row> origins =
        candidates("boston.incident").groupBy("origin").count().orderBy("origin").collectAsList();

    assertThat(origins)
        .extracting(Row::toString)
        .containsExactly("[discovered,1192]", "[reported,6894]", "[service,9884]", "[unknown,8]");
  }

  @Test
  void anOffenceThatBostonsCodeListLacksIsSaidToBeUnknown() throws Exception {
    Source source = SOURCES.named("boston.incident").orElseThrow();
    Dataset<Row> strange =
        RealDumps.rows(spark.session(), source)
            .filter("_record_no = 4")
            .withColumn("OFFENSE_DESCRIPTION", lit("A NEW OFFENCE"));

    Row row =
        source
            .candidates(strange, LocalDate.of(2026, 1, 2))
            .selectExpr("origin", "concat_ws('|', _issues)")
            .head();

    assertThat(row).hasToString("[unknown,place_at_station|offence_code_unknown]");
  }

  @Test
  void bostonCrashesHaveDefaultTimesAndStationDoors() throws Exception {
    assertThat(notes("boston.crash"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "upsert", 3_719L,
                "occurred_at_default_time", 92L,
                "occurred_from: default_time_unknown", 92L,
                "place_at_station", 735L,
                "lon: station_door_unknown", 735L,
                "lat: station_door_unknown", 735L));
  }

  @Test
  void falseZoneOfABostonTimeIsCutOffAndNotBelieved() throws Exception {
    Source source = SOURCES.named("boston.incident").orElseThrow();
    Dataset<Row> suffixed =
        RealDumps.rows(spark.session(), source)
            .filter("_record_no = 4")
            .withColumn("OCCURRED_ON_DATE", lit("2021-07-01 20:15:00+00"));

    Row row =
        source
            .candidates(suffixed, LocalDate.of(2026, 1, 2))
            .selectExpr("string(occurred_from)", "string(occurred_from_local)", "_changes[0].rule")
            .head();

    assertThat(row.mkString("|"))
        .isEqualTo("2021-07-02 00:15:00|2021-07-01 20:15:00|false_zone_cut");
  }

  @Test
  void chicagoHasThreeFilesOfThreeForms() throws Exception {
    assertThat(notes("chicago.crash"))
        .isEqualTo(Map.of("upsert", 10_000L, "occurred_estimated", 550L, "place_unknown", 101L));
    assertThat(notes("chicago.incident"))
        .isEqualTo(Map.of("upsert", 15_328L, "number_made_of_the_row", 15_328L));
    assertThat(notes("chicago.incident.sample"))
        .isEqualTo(
            Map.of(
                "upsert", 10_084L,
                "occurred_at_default_time", 389L,
                "occurred_from: default_time_unknown", 389L,
                "place_unknown", 607L));
  }

  @Test
  void washingtonTimesAreUtcAndItsHomicidesAreReportedByDay() throws Exception {
    assertThat(notes("washington_dc.incident"))
        .isEqualTo(
            Map.of(
                "upsert", 5_735L,
                "reported_at_default_time", 32L,
                "reported_at: default_time_unknown", 32L));
    assertThat(
            record(
                "washington_dc.incident",
                1,
                "occurred_from",
                "occurred_from_local",
                "occurred_to_local",
                "reported_at",
                "reported_at_local",
                "offence_code"))
        .isEqualTo(
            "2024-02-12 18:19:00|2024-02-12 13:19:00|2024-02-12 14:36:00|2024-02-20 11:08:25|"
                + "2024-02-20 06:08:25|050222");
  }

  @Test
  void davisTimesAndTitlesAreThoseOfTheRowsOwnCaseInsideTheWindow() throws Exception {
    assertThat(notes("davis.incident"))
        .isEqualTo(
            Map.of(
                "upsert", 5_811L,
                "occurred_at_default_time", 601L,
                "occurred_from: default_time_unknown", 601L,
                "occurred_from_unreadable", 5L,
                "offence_text: title_of_the_case", 610L,
                "title_of_another_case", 610L,
                "reported_at: day_only_unknown", 5_811L,
                "place_implausible", 22L));
    assertThat(
            record(
                "davis.incident",
                74,
                "incident_no",
                "offence_no",
                "offence_text",
                "offence_code",
                "occurred_from_local"))
        .isEqualTo("17-732|459 PC|Burglary (Vehicle)|050222|2017-02-18 23:00:00");
  }

  @Test
  void newYorkRequestsAreClosedAtMidnightWhereOnlyTheDayIsKnown() throws Exception {
    assertThat(notes("new_york.help_request"))
        .isEqualTo(
            Map.of(
                "upsert", 17_178L,
                "closed_at_default_time", 664L,
                "closed_at: default_time_unknown", 664L,
                "place_unknown", 171L));
    assertThat(
            record(
                "new_york.help_request",
                1,
                "request_no",
                "request_code",
                "agency",
                "requested_at",
                "closed_at_local",
                "lon",
                "district"))
        .isEqualTo(
            "52942501|noise|DEP|2022-01-01 06:00:00|2022-01-04 01:45:00|-73.73099452433537|QUEENS");
  }

  @Test
  void seattleSightingsAreReadFromTextWithBars() throws Exception {
    assertThat(notes("seattle.vehicle_sighting"))
        .isEqualTo(Map.of("upsert", 93_490L, "place_unknown", 24_705L));
    assertThat(
            record(
                "seattle.vehicle_sighting",
                1,
                "sighting_no",
                "device_no",
                "passed_at",
                "plate_no_hash",
                "lon",
                "neighbourhood"))
        .isEqualTo(
            "SPD2020621MDC 10/07/2021 - 16:30:51 1ea44336207b9a32fbd46ced905e9bdc3dc7045e|"
                + "SPD2020621MDC|2021-10-07 23:30:51|1ea44336207b9a32fbd46ced905e9bdc3dc7045e|"
                + "-122.2948006|98036");
  }
}
