package citylake.etl.outcome;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * A delivered record of a tiny table with a key and one value; sound unless a test says otherwise.
 */
record RecordOfKey(String key, String value, String operation, String sequence, String fault) {
  static final List<String> COLUMNS =
      List.of(
          "city_code",
          "incident_no",
          "value",
          "first_seen_month",
          "_state",
          "retracted_in",
          "_row");

  static RecordOfKey upsert(String key, String value) {
    return new RecordOfKey(key, value, "upsert", "", null);
  }

  static RecordOfKey retract(String key) {
    return new RecordOfKey(key, "taken back", "retract", "", null);
  }

  RecordOfKey sequence(String sequence) {
    return new RecordOfKey(key, value, operation, sequence, fault);
  }

  RecordOfKey fault(String fault) {
    return new RecordOfKey(key, value, operation, sequence, fault);
  }

  byte[] hash() {
    return (key + value + operation).getBytes(StandardCharsets.UTF_8);
  }

  static Dataset<Row> candidates(SparkSession session, String delivery, List<RecordOfKey> records) {
    List<Row> rows = new ArrayList<>();
    for (RecordOfKey record : records) {
      rows.add(
          RowFactory.create(
              "C1",
              record.key(),
              record.value(),
              record.operation(),
              record.sequence(),
              record.fault(),
              "c1.incident",
              delivery,
              "file.csv",
              (long) rows.size() + 1,
              0L,
              record.hash()));
    }
    return session.createDataFrame(
        rows,
        StructType.fromDDL(
            "city_code STRING, incident_no STRING, value STRING, _operation STRING, _sequence STRING, _fault STRING, _source STRING, _delivery STRING, _file STRING, _record_no BIGINT, _byte_offset BIGINT, _content_hash BINARY"));
  }
}
