package citylake.orchestration.coincidence;

import citylake.orchestration.night.NightLab;
import citylake.testing.RealFiles;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** The records of the files beside the standard rows that a night made of them. */
final class StepRows {
  private final Map<Key, Event> standard = new HashMap<>();

  StepRows(NightLab lab) {
    for (String kind : List.of("incident", "crash")) {
      String origin = kind.equals("incident") ? "origin" : "CAST(NULL AS STRING) AS origin";
      lab.released(
              """
              SELECT city_code, _row.record_no AS record_no, %s, occurred_from, occurred_to,
                     occurred_from_local, lon, lat
              FROM standard.%s WHERE _state = 'current'
              """
                  .formatted(origin, kind))
          .forEach(row -> add(kind, row));
    }
  }

  private void add(String kind, Row row) {
    Key key = new Key(row.getAs("city_code"), kind, row.<Long>getAs("record_no"));
    standard.put(
        key,
        new Event(
            key,
            row.getAs("origin"),
            row.getAs("occurred_from_local"),
            instant(row, "occurred_from"),
            instant(row, "occurred_to"),
            row.getAs("lon"),
            row.getAs("lat")));
  }

  private static Instant instant(Row row, String column) {
    java.sql.Timestamp time = row.getAs(column);
    return time == null ? null : time.toInstant();
  }

  /** Which record of which file. */
  record Key(String city, String kind, long recordNo) {}

  /**
   * One event as one step sees it.
   *
   * @param start on the wall clock; null where unknown
   * @param from instant of the start; in steps by the start the wall clock read as UTC
   * @param to instant of the end; null where there is none
   */
  record Event(
      Key key,
      String origin,
      LocalDateTime start,
      Instant from,
      Instant to,
      Double lon,
      Double lat) {

    Event reported() {
      return new Event(key, "reported", start, from, to, lon, lat);
    }

    /** Known by its start alone; a start that the wall clock skipped in spring is not known. */
    Event byStart() {
      Instant wallClock = from == null ? null : start.toInstant(ZoneOffset.UTC);
      return new Event(key, origin, start, wallClock, null, lon, lat);
    }

    Event withoutTime() {
      return new Event(key, origin, null, null, null, lon, lat);
    }

    Duration span() {
      return from == null || to == null ? Duration.ZERO : Duration.between(from, to);
    }

    ModelRow row() {
      return new ModelRow(key.city(), "current", origin, from, to, start, lon, lat);
    }
  }

  /** The columns of a standard table that the model reads. */
  record ModelRow(
      String cityCode,
      String _state,
      String origin,
      Instant occurredFrom,
      Instant occurredTo,
      LocalDateTime occurredFromLocal,
      Double lon,
      Double lat) {}

  /** Every record of the files as the reference reads them. */
  List<Event> ofFiles() {
    List<Event> events = new ArrayList<>();
    events.addAll(ofFile("0820000", "incident", RealFiles.denver("crime")));
    events.addAll(ofFile("0820000", "crash", RealFiles.denver("crash")));
    events.addAll(ofFile("2965000", "incident", RealFiles.stLouis("crime")));
    events.addAll(ofFile("2965000", "crash", RealFiles.stLouis("hitrun_crash")));
    return events;
  }

  private static List<Event> ofFile(String city, String kind, List<RealFiles.Event> records) {
    List<Event> events = new ArrayList<>();
    for (RealFiles.Event record : records) {
      Key key = new Key(city, kind, events.size() + 1L);
      Double lon = Double.isNaN(record.lon()) ? null : record.lon();
      Double lat = Double.isNaN(record.lat()) ? null : record.lat();
      Instant wallClock = record.start().toInstant(ZoneOffset.UTC);
      events.add(new Event(key, "reported", record.start(), wallClock, null, lon, lat));
    }
    return events;
  }

  /** Whether the record's row is current: not superseded, retracted, doubled or refused. */
  boolean isCurrent(Event record) {
    return standard.containsKey(record.key());
  }

  Event withOrigin(Event record) {
    String origin = asStandard(record).origin();
    return new Event(
        record.key(),
        origin,
        record.start(),
        record.from(),
        record.to(),
        record.lon(),
        record.lat());
  }

  /** What the night made of the record. */
  Event asStandard(Event record) {
    return standard.get(record.key());
  }
}
