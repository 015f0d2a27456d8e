package citylake.orchestration.quarantine;

import java.time.LocalDate;
import org.apache.spark.sql.Row;

/**
 * A record in quarantine and the state that it is in.
 *
 * @param reason code for which it is, or was last, refused
 * @param state see {@link Standing}
 * @param bytes as delivered
 */
public record RefusedRecord(
    String source,
    String cityCode,
    LocalDate night,
    String delivery,
    String file,
    long recordNo,
    long byteOffset,
    String reason,
    Standing state,
    String run,
    String outcome,
    byte[] bytes) {

  static RefusedRecord of(Row row) {
    return new RefusedRecord(
        row.getAs("source"),
        row.getAs("city_code"),
        LocalDate.parse(row.getAs("night").toString()),
        row.getAs("delivery"),
        row.getAs("file"),
        row.<Long>getAs("record_no"),
        row.<Long>getAs("byte_offset"),
        row.getAs("reason"),
        Standing.valueOf(row.<String>getAs("state").toUpperCase(java.util.Locale.ROOT)),
        row.getAs("run"),
        row.getAs("outcome"),
        row.getAs("record"));
  }

  /** In words, for messages. */
  String place() {
    return "record %d of delivery %s".formatted(recordNo, delivery);
  }
}
