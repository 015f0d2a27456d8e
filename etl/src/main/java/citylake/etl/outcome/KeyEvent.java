package citylake.etl.outcome;

import org.apache.spark.sql.Row;

/**
 * What one record says of its key.
 *
 * @param isRetraction takes the key's row back, otherwise sets it
 * @param version the source's own order of the records of one key, compared as text; null where it
 *     gives none
 * @param hash of the record's content
 * @param month of the night that took the record; null where all are of one night
 */
record KeyEvent(
    boolean isRetraction,
    String version,
    byte[] hash,
    String delivery,
    long recordNo,
    String month) {

  static KeyEvent of(Row event) {
    return new KeyEvent(
        event.<String>getAs("operation").equals("retract"),
        event.getAs("version"),
        event.getAs("content_hash"),
        event.getAs("delivery"),
        event.<Long>getAs("record_no"),
        event.getAs("month"));
  }
}
