package citylake.models.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import citylake.models.Oracle;
import citylake.testing.LocalSpark;
import citylake.testing.RecordRows;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TripsTest {
  @RegisterExtension static final LocalSpark spark = LocalSpark.compiling();

  private static final Instant EIGHT = Instant.parse("2026-07-01T08:00:00Z");

  record Sighting(
      String plateNoHash,
      String cityCode,
      String deviceNo,
      Instant passedAt,
      Double lon,
      Double lat) {
    static Sighting at(int minute, String city, String device, double lon) {
      return new Sighting("p", city, device, EIGHT.plusSeconds(60L * minute), lon, 30.0);
    }
  }

  @Test
  void tripsAreThoseOfTheReference() {
    List<NamedCsvRecord> reference = Oracle.csv("oracle/ref/trips.trips.csv.gz");
    List<Row> trips =
        Trips.of(sightingsOfTheReference()).collectAsList().stream()
            .sorted(
                Comparator.comparing((Row row) -> row.<String>getAs("plate_no_hash"))
                    .thenComparing(row -> row.<Long>getAs("trip_no")))
            .toList();

    assertThat(trips).hasSameSizeAs(reference);
    for (int i = 0; i < trips.size(); i++) {
      Row trip = trips.get(i);
      NamedCsvRecord expected = reference.get(i);
      assertThat(
              List.of(
                  trip.getAs("plate_no_hash").toString(),
                  trip.getAs("trip_no").toString(),
                  seconds(trip, "from_at"),
                  seconds(trip, "to_at"),
                  trip.getAs("sightings").toString(),
                  trip.getAs("cameras").toString(),
                  camera(trip, "first_device_no"),
                  camera(trip, "last_device_no")))
          .isEqualTo(
              List.of(
                  expected.getField("plate"),
                  expected.getField("trip_no"),
                  expected.getField("t0"),
                  expected.getField("t1"),
                  expected.getField("n"),
                  expected.getField("n_cameras"),
                  expected.getField("first_camera"),
                  expected.getField("last_camera")));
      assertThat(trip.<Double>getAs("metres"))
          .isCloseTo(Oracle.number(expected, "metres"), within(1e-4));
    }
  }

  @Test
  void impossibleLegsAreThoseOfTheReference() {
    List<NamedCsvRecord> reference = Oracle.csv("oracle/ref/trips.impossible.csv.gz");

    assertThat(
            Trips.impossible(sightingsOfTheReference()).collectAsList().stream()
                .map(
                    row ->
                        row.getAs("plate_no_hash")
                            + " "
                            + camera(row, "device_no")
                            + " "
                            + seconds(row, "passed_at")))
        .containsExactlyInAnyOrderElementsOf(
            reference.stream()
                .map(
                    each ->
                        each.getField("plate")
                            + " "
                            + each.getField("camera")
                            + " "
                            + each.getField("t"))
                .toList());
  }

  @Test
  void bordersAreNamedInOrder() {
    Row trip =
        Trips.of(
                RecordRows.dataset(
                    spark.session(),
                    Sighting.at(0, "A", "a1", 117.0),
                    Sighting.at(10, "B", "b1", 117.1),
                    Sighting.at(20, "C", "c1", 117.2),
                    Sighting.at(30, "B", "b1", 117.1)))
            .head();

    assertThat(trip.<String>getList(trip.fieldIndex("borders")))
        .containsExactly("A>B", "B>C", "C>B");
  }

  @Test
  void unknownPlacesAndTimesBreakNothing() {
    Row trip =
        Trips.of(
                RecordRows.dataset(
                    spark.session(),
                    Sighting.at(0, "A", "a1", 117.0),
                    new Sighting("p", "A", "a2", EIGHT.plusSeconds(600), null, null),
                    new Sighting("p", "A", "a3", null, 118.0, 30.0)))
            .head();

    assertThat(trip.<Long>getAs("sightings")).isEqualTo(2);
    assertThat(trip.<Double>getAs("metres")).isZero();
  }

  /** Cameras are numbers there and are ordered as such. */
  private static Dataset<Row> sightingsOfTheReference() {
    return RecordRows.dataset(
        spark.session(),
        Sighting.class,
        Oracle.csv("oracle/sightings.csv.gz").stream()
            .map(
                each ->
                    new Sighting(
                        each.getField("plate"),
                        "A",
                        "%5s".formatted(each.getField("camera")),
                        Instant.ofEpochSecond(Long.parseLong(each.getField("t"))),
                        Oracle.number(each, "lon"),
                        Oracle.number(each, "lat")))
            .toList());
  }

  private static String camera(Row row, String column) {
    return row.<String>getAs(column).strip();
  }

  private static String seconds(Row row, String column) {
    return Long.toString(((java.sql.Timestamp) row.getAs(column)).toInstant().getEpochSecond());
  }
}
