package citylake.etl.outcome;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.struct;

import org.apache.spark.sql.Column;

/**
 * The columns that describe a row's journey: where it came from and what has happened to its key
 * since.
 */
final class RowTags {
  /**
   * Struct beside the candidates' columns: state, retracted_in, first_seen, first_month, last_seen,
   * superseded, sequence.
   */
  static final String END = "_end";

  private RowTags() {}

  /** The end of a key that one record brought and nothing touched since. */
  static Column untouched() {
    return struct(
        lit("current").as("state"),
        lit(null).cast("string").as("retracted_in"),
        col("_delivery").as("first_seen"),
        Candidates.month().as("first_month"),
        col("_delivery").as("last_seen"),
        lit(0).as("superseded"),
        nullif(col("_sequence"), lit("")).as("sequence"));
  }

  /** The end of a key as its history gives it. */
  static Column endOfKey() {
    return struct(
        "state",
        "retracted_in",
        "first_seen",
        "first_month",
        "last_seen",
        "superseded",
        "sequence");
  }

  /** Tags of a row that a record makes: enough to open the dump and put a finger on the record. */
  static Column ofCandidate() {
    return struct(
        col("_source").as("source"),
        col("_delivery").as("delivery"),
        col("_file").as("file"),
        col("_record_no").as("record_no"),
        col("_byte_offset").as("byte_offset"),
        col("_content_hash").as("content_hash"),
        col(END + ".first_seen").as("first_seen"),
        col(END + ".last_seen").as("last_seen"),
        col(END + ".superseded").as("superseded"),
        col(END + ".sequence").as("sequence"));
  }

  /**
   * Tags of a row that shows the same record as before: it was taken back, or a record that came
   * was overtaken.
   */
  static Column ofRetagged() {
    return struct(
        col("_row.source").as("source"),
        col("_row.delivery").as("delivery"),
        col("_row.file").as("file"),
        col("_row.record_no").as("record_no"),
        col("_row.byte_offset").as("byte_offset"),
        col("_row.content_hash").as("content_hash"),
        col("_row.first_seen").as("first_seen"),
        col(END + ".last_seen").as("last_seen"),
        col(END + ".superseded").as("superseded"),
        col(END + ".sequence").as("sequence"));
  }
}
