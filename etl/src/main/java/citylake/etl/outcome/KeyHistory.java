package citylake.etl.outcome;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Plays the records of each contested key in order, from the state that the lake has.
 *
 * <p>Order: what the lake holds comes first; then, where records of several nights are played at
 * once, the night; then the source's own sequence, then file name, then record number. The last
 * record wins, unless an earlier one has a greater sequence in the same numbering ({@link
 * KeyState}).
 */
final class KeyHistory {
  /** Of a row that stands for a record, behind its key: {@code is_end} is false. */
  static final StructType RECORD_COLUMNS =
      StructType.fromDDL(
          "is_end BOOLEAN, delivery STRING, record_no BIGINT, outcome STRING, replaces BOOLEAN");

  /**
   * Of the row that says what a key has come to: {@code is_end} is true. {@code set_in} and {@code
   * set_by} are delivery and number of the record played here that the row shows; null for none.
   */
  static final StructType END_COLUMNS =
      StructType.fromDDL(
          "was_there BOOLEAN, is_changed BOOLEAN, set_in STRING, set_by BIGINT, state STRING, retracted_in STRING, first_seen STRING, first_month STRING, last_seen STRING, superseded INT, sequence STRING");

  private static final List<String> ORDER =
      List.of("is_record", "night", "sequence", "file", "record_no");

  private final List<String> keys;
  private final Numbering numbering;

  KeyHistory(List<String> keys, Numbering numbering) {
    this.keys = keys;
    this.numbering = numbering;
  }

  /**
   * One row for each record, and one for each key that has come to a row; both begin with the key.
   */
  Dataset<Row> play(Dataset<Row> contested, Optional<Dataset<Row>> existing) {
    Dataset<Row> events = contested.select(withKey(ofRecord()));
    if (existing.isPresent()) {
      events = events.unionByName(existing.get().select(withKey(ofRow())));
    }
    MapPartitionsFunction<Row, Row> walk = walk(keys.size(), numbering);
    return events
        .repartition(named(keys))
        .sortWithinPartitions(named(Stream.concat(keys.stream(), ORDER.stream()).toList()))
        .mapPartitions(walk, Encoders.row(playedColumns(events.schema())));
  }

  /** Apart, so that nothing but what it is given travels to the tasks. */
  private static MapPartitionsFunction<Row, Row> walk(int keys, Numbering numbering) {
    return events -> new KeyWalk(keys, numbering, events);
  }

  private StructType playedColumns(StructType events) {
    List<StructField> fields = new ArrayList<>(List.of(events.fields()).subList(0, keys.size()));
    fields.addAll(List.of(RECORD_COLUMNS.fields()));
    fields.addAll(List.of(END_COLUMNS.fields()));
    return new StructType(fields.toArray(StructField[]::new));
  }

  private static List<Column> ofRecord() {
    return List.of(
        lit(true).as("is_record"),
        col(Candidates.NIGHT).cast("string").as("night"),
        col("_sequence").as("sequence"),
        col("_file").as("file"),
        col("_record_no").as("record_no"),
        nullif(col("_sequence"), lit("")).as("version"),
        col("_operation").as("operation"),
        col("_content_hash").as("content_hash"),
        col("_delivery").as("delivery"),
        Candidates.month().as("month"),
        lit(null).cast("int").as("superseded"),
        lit(null).cast("string").as("first_seen"),
        lit(null).cast("string").as("last_seen"),
        lit(null).cast("string").as("retracted_in"));
  }

  private static List<Column> ofRow() {
    return List.of(
        lit(false).as("is_record"),
        lit(null).cast("string").as("night"),
        lit("").as("sequence"),
        lit("").as("file"),
        lit(0L).as("record_no"),
        col("_row.sequence").as("version"),
        when(col("_state").equalTo("retracted"), "retract").otherwise("upsert").as("operation"),
        col("_row.content_hash").as("content_hash"),
        col("_row.delivery").as("delivery"),
        col("first_seen_month").as("month"),
        col("_row.superseded").as("superseded"),
        col("_row.first_seen").as("first_seen"),
        col("_row.last_seen").as("last_seen"),
        col("retracted_in"));
  }

  private Column[] withKey(List<Column> columns) {
    return Stream.concat(keys.stream().map(key -> col(key)), columns.stream())
        .toArray(Column[]::new);
  }

  private static Column[] named(List<String> names) {
    return names.stream().map(name -> col(name)).toArray(Column[]::new);
  }
}
