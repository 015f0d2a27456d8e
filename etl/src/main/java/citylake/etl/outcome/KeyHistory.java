package citylake.etl.outcome;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Plays the records of each contested key in order, from the state that the lake has.
 *
 * <p>Order: what the lake holds comes first; then, where records of several nights are played at
 * once, the night; then the source's own sequence, then file name, then record number. The last
 * record wins. A retraction that meets no current row is refused; it changes nothing.
 */
final class KeyHistory {
  private final List<Column> keys;

  KeyHistory(List<String> keys) {
    this.keys = keys.stream().map(key -> col(key)).toList();
  }

  /**
   * One row a record and one or two a row of the lake (which are marked {@code is_seed}), with
   * {@code outcome} of each record, whether it {@code replaces} one of its own delivery, and what
   * the key has come to at the end.
   */
  Dataset<Row> play(Dataset<Row> contested, Optional<Dataset<Row>> existing) {
    Dataset<Row> events = records(contested);
    if (existing.isPresent()) {
      events = events.unionByName(seeds(existing.get()));
    }
    return events
        .transform(this::withStateBefore)
        .withColumn("outcome", outcome())
        .withColumn(
            "replaces",
            isOutcome(Outcome.CORRECTION)
                .and(col("state_before").equalTo("current"))
                .and(col("delivery").eqNullSafe(col("delivery_before"))))
        .transform(this::withEnd);
  }

  private Dataset<Row> records(Dataset<Row> contested) {
    List<Column> columns = new ArrayList<>(keys);
    columns.add(
        struct(
                lit(1).as("phase"),
                col(Candidates.NIGHT).as("night"),
                col("_sequence").as("sequence"),
                col("_file").as("file"),
                col("_record_no").as("record_no"))
            .as("place"));
    columns.add(col("_operation").as("operation"));
    columns.add(col("_content_hash").as("content_hash"));
    columns.add(col("_delivery").as("delivery"));
    columns.add(col("_record_no").as("record_no"));
    columns.add(lit(false).as("is_seed"));
    columns.add(lit(null).cast("int").as("superseded_before"));
    columns.add(lit(null).cast("string").as("first_seen_before"));
    columns.add(lit(null).cast("string").as("month_before"));
    columns.add(Candidates.month().as("month"));
    return contested.select(columns.toArray(Column[]::new));
  }

  /**
   * A row of the lake as the records that would have made it: one that set it and, if retracted,
   * one that took it back.
   */
  private Dataset<Row> seeds(Dataset<Row> existing) {
    Dataset<Row> set = existing.select(seed("upsert", 0));
    Dataset<Row> takenBack =
        existing.filter(col("_state").equalTo("retracted")).select(seed("retract", 1));
    return set.unionByName(takenBack);
  }

  private Column[] seed(String operation, long place) {
    List<Column> columns = new ArrayList<>(keys);
    columns.add(
        struct(
                lit(0).as("phase"),
                lit(null).cast("date").as("night"),
                lit("").as("sequence"),
                lit("").as("file"),
                lit(place).as("record_no"))
            .as("place"));
    columns.add(lit(operation).as("operation"));
    columns.add(col("_row.content_hash").as("content_hash"));
    columns.add(lit(null).cast("string").as("delivery"));
    columns.add(lit(null).cast("bigint").as("record_no"));
    columns.add(lit(true).as("is_seed"));
    columns.add(col("_row.superseded").as("superseded_before"));
    columns.add(col("_row.first_seen").as("first_seen_before"));
    columns.add(col("first_seen_month").as("month_before"));
    columns.add(lit(null).cast("string").as("month"));
    return columns.toArray(Column[]::new);
  }

  private Dataset<Row> withStateBefore(Dataset<Row> events) {
    WindowSpec ordered = byKey().orderBy(col("place"));
    WindowSpec before = ordered.rowsBetween(Window.unboundedPreceding(), -1);
    return events
        .withColumn(
            "hash_before",
            last(when(col("operation").equalTo("upsert"), col("content_hash")), true).over(before))
        .withColumn("operation_before", lag("operation", 1).over(ordered))
        .withColumn("delivery_before", lag("delivery", 1).over(ordered))
        .withColumn(
            "state_before",
            when(col("hash_before").isNull(), lit("none"))
                .when(col("operation_before").equalTo("retract"), lit("retracted"))
                .otherwise(lit("current")));
  }

  private static Column outcome() {
    Column upsert = col("operation").equalTo("upsert");
    Column isCurrent = col("state_before").equalTo("current");
    Column sameBytes = col("content_hash").equalTo(col("hash_before"));
    return when(upsert.and(col("state_before").equalTo("none")), code(Outcome.ACCEPTED))
        .when(upsert.and(isCurrent).and(sameBytes), code(Outcome.DUPLICATE))
        .when(upsert, code(Outcome.CORRECTION))
        .when(isCurrent, code(Outcome.RETRACTION))
        .otherwise(code(Outcome.QUARANTINED));
  }

  private Dataset<Row> withEnd(Dataset<Row> events) {
    WindowSpec whole =
        byKey()
            .orderBy(col("place"))
            .rowsBetween(Window.unboundedPreceding(), Window.unboundedFollowing());
    Column isRecord = col("is_seed").equalTo(false);
    Column setsRow = isRecord.and(isOutcome(Outcome.ACCEPTED).or(isOutcome(Outcome.CORRECTION)));
    Column changes = setsRow.or(isRecord.and(isOutcome(Outcome.RETRACTION)));
    Column stateAfter =
        when(col("operation").equalTo("upsert"), lit("current"))
            .when(col("state_before").equalTo("none"), lit("none"))
            .otherwise(lit("retracted"));
    Column wasThere = max(col("is_seed")).over(whole);
    return events
        .withColumn("state", last(stateAfter).over(whole))
        .withColumn("was_there", wasThere)
        .withColumn(
            "winner", last(when(setsRow, struct("delivery", "record_no")), true).over(whole))
        .withColumn("last_seen", last(when(changes, col("delivery")), true).over(whole))
        .withColumn(
            "first_seen",
            coalesce(
                max(col("first_seen_before")).over(whole),
                first(when(setsRow, col("delivery")), true).over(whole)))
        .withColumn(
            "first_month",
            coalesce(
                max(col("month_before")).over(whole),
                first(when(setsRow, col("month")), true).over(whole)))
        .withColumn(
            "retracted_in",
            when(
                last(stateAfter).over(whole).equalTo("retracted"),
                last(when(isOutcome(Outcome.RETRACTION), col("delivery")), true).over(whole)))
        .withColumn(
            "superseded",
            coalesce(max(col("superseded_before")).over(whole), lit(-1))
                .plus(count_if(setsRow).over(whole))
                .cast("int"))
        .withColumn("nth_of_key", row_number().over(byKey().orderBy(col("place"))));
  }

  private WindowSpec byKey() {
    return Window.partitionBy(keys.toArray(Column[]::new));
  }

  private static Column isOutcome(Outcome outcome) {
    return col("outcome").equalTo(outcome.code());
  }

  private static Column code(Outcome outcome) {
    return lit(outcome.code());
  }
}
