package citylake.models;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of a standard row that models read: a reported, current event in the middle of a town
 * on a Monday at 10:15 unless a test says otherwise.
 */
public record EventRow(
    String city, String state, String origin, Instant from, Instant to, Double lon, Double lat) {
  public static final City TOWN = new City("C01", 10, 50, ZoneId.of("Europe/Berlin"));
  public static final City VILLAGE = new City("C02", 11, 48, ZoneId.of("Europe/Berlin"));

  private static final StructType STANDARD =
      StructType.fromDDL(
          """
          city_code STRING, _state STRING, origin STRING, occurred_from TIMESTAMP,
          occurred_to TIMESTAMP, occurred_from_local TIMESTAMP_NTZ, lon DOUBLE, lat DOUBLE
          """);

  public static EventRow event() {
    return new EventRow(
        TOWN.code(),
        "current",
        "reported",
        Instant.parse("2026-03-02T09:15:00Z"),
        null,
        TOWN.centreLon(),
        TOWN.centreLat());
  }

  public EventRow in(City other) {
    return new EventRow(
        other.code(), state, origin, from, to, other.centreLon(), other.centreLat());
  }

  public EventRow at(Double otherLon, Double otherLat) {
    return new EventRow(city, state, origin, from, to, otherLon, otherLat);
  }

  /** Shifted from where it is by metres, near enough for tests. */
  public EventRow shifted(double eastM, double northM) {
    double metresPerDegree = 111_195;
    return at(
        lon + eastM / metresPerDegree / Math.cos(Math.toRadians(lat)),
        lat + northM / metresPerDegree);
  }

  public EventRow origin(String other) {
    return new EventRow(city, state, other, from, to, lon, lat);
  }

  public EventRow retracted() {
    return new EventRow(city, "retracted", origin, from, to, lon, lat);
  }

  public EventRow between(String otherFrom, String otherTo) {
    return new EventRow(
        city,
        state,
        origin,
        otherFrom == null ? null : Instant.parse(otherFrom),
        otherTo == null ? null : Instant.parse(otherTo),
        lon,
        lat);
  }

  public static Dataset<Row> incidents(SparkSession session, List<EventRow> events) {
    return session.createDataFrame(events.stream().map(EventRow::row).toList(), STANDARD);
  }

  public static Dataset<Row> crashes(SparkSession session, List<EventRow> events) {
    return incidents(session, events).drop("origin");
  }

  private Row row() {
    return RowFactory.create(
        city,
        state,
        origin,
        from == null ? null : Timestamp.from(from),
        to == null ? null : Timestamp.from(to),
        from == null ? null : LocalDateTime.ofInstant(from, TOWN.zone()),
        lon,
        lat);
  }
}
