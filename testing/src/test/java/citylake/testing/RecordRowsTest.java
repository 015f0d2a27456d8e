package citylake.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RecordRowsTest {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  private enum Kind {
    INCIDENT
  }

  private record Place(double lon, double lat) {}

  private record Event(
      String incidentNo,
      int count,
      Integer floor,
      Kind kind,
      Instant occurredFrom,
      LocalDateTime occurredFromLocal,
      LocalDate night,
      byte[] record,
      Optional<String> district,
      Place place,
      List<Place> seenAt,
      Map<String, String> notes,
      String _state) {}

  private static final Event EVENT =
      new Event(
          "A1",
          2,
          null,
          Kind.INCIDENT,
          Instant.parse("2026-03-02T12:00:00Z"),
          LocalDateTime.parse("2026-03-02T05:00:00"),
          LocalDate.parse("2026-03-02"),
          new byte[] {1, 2},
          Optional.empty(),
          new Place(-104.99, 39.74),
          List.of(new Place(1, 2), new Place(3, 4)),
          Map.of("de", "Haus"),
          "current");

  @Test
  void componentsBecomeColumnsByNameTypeAndNullability() {
    assertThat(RecordRows.schema(Event.class).toDDL())
        .isEqualTo(
            "incident_no STRING,count INT NOT NULL,floor INT,kind STRING,occurred_from TIMESTAMP,"
                + "occurred_from_local TIMESTAMP_NTZ,night DATE,record BINARY,district STRING,"
                + "place STRUCT<lon: DOUBLE NOT NULL, lat: DOUBLE NOT NULL>,"
                + "seen_at ARRAY<STRUCT<lon: DOUBLE NOT NULL, lat: DOUBLE NOT NULL>>,"
                + "notes MAP<STRING, STRING>,_state STRING");
  }

  @Test
  void valuesAreThoseOfTheRecord() {
    Dataset<Row> events = RecordRows.dataset(spark.session(), EVENT);

    Row row =
        events
            .selectExpr(
                "incident_no",
                "count",
                "floor",
                "kind",
                "cast(occurred_from AS string)",
                "cast(occurred_from_local AS string)",
                "cast(night AS string)",
                "hex(record)",
                "district",
                "place.lat",
                "seen_at[1].lon",
                "notes['de']",
                "_state")
            .head();

    assertThat(row.toString())
        .isEqualTo(
            "[A1,2,null,INCIDENT,2026-03-02 12:00:00,2026-03-02 05:00:00,2026-03-02,0102,null,39.74,3.0,Haus,current]");
  }

  @Test
  void noRecordsGiveAnEmptyDatasetWithItsColumns() {
    Dataset<Row> none = RecordRows.dataset(spark.session(), Place.class, List.of());

    assertThat(none.columns()).containsExactly("lon", "lat");
    assertThat(none.count()).isZero();
  }

  @Test
  void typeWithoutColumnTypeIsRefusedByName() {
    record Odd(Set<String> words) {}

    assertThatThrownBy(() -> RecordRows.schema(Odd.class))
        .hasMessage(
            "Cannot make a column of component words of record Odd: no column type stands for java.util.Set<java.lang.String>.");
  }

  @Test
  void columnNamesAreTheComponentsInSnakeCase() {
    assertThat(List.of("giZ", "pExact", "cellSizeM", "utf8Text", "_row"))
        .map(RecordRows::columnName)
        .containsExactly("gi_z", "p_exact", "cell_size_m", "utf8_text", "_row");
  }
}
