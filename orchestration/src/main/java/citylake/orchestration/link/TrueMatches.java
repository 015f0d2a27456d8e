package citylake.orchestration.link;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import citylake.lake.PlainFile;
import citylake.models.linkage.settings.LinkSettings;
import citylake.models.linkage.settings.Scope;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Which records are of one person in truth: from a file with columns {@code id} (as pairs have it,
 * with many tables {@code table/id}) and {@code person}. A record that the file does not name, or
 * gives no person, is not judged.
 */
final class TrueMatches {
  private final Dataset<Row> personOf;
  private final LinkSettings settings;

  private TrueMatches(Dataset<Row> personOf, LinkSettings settings) {
    this.personOf = personOf;
    this.settings = settings;
  }

  /**
   * For the records of a linkage.
   *
   * @throws IllegalArgumentException where a column is missing, or an id is named twice
   */
  static TrueMatches read(SparkSession session, Path file, JoinedTables joined) {
    Dataset<Row> told = PlainFile.read(session, file);
    List<String> columns = Arrays.asList(told.columns());
    if (!columns.contains("id") || !columns.contains("person")) {
      throw new IllegalArgumentException(
          "Cannot judge by %s: it has %s, not id and person. Nothing was written."
              .formatted(file, columns));
    }
    Dataset<Row> known =
        told.select(col("id").cast("string").as("id"), col("person").cast("string").as("person"))
            .filter("person <> ''"); // nor null
    long repeated = known.groupBy("id").count().filter("count > 1").count();
    if (repeated > 0) {
      throw new IllegalArgumentException(
          "Cannot judge by %s: it names %d ids more than once. Nothing was written."
              .formatted(file, repeated));
    }
    LinkSettings settings = joined.settings();
    Column source =
        settings.scope() == Scope.BETWEEN
            ? col(settings.source()).cast("string")
            : lit(null).cast("string");
    Dataset<Row> records =
        joined
            .records()
            .select(col(settings.id()).cast("string").as("record_id"), source.as("source"));
    Dataset<Row> ofRecords =
        known
            .join(records, col("id").equalTo(col("record_id")), "inner")
            .select("id", "person", "source");
    return new TrueMatches(ofRecords, settings);
  }

  long records() {
    return personOf.count();
  }

  /** Pairs of records of one person, those of one source left out where they are not compared. */
  long pairs() {
    long all = pairs("person");
    return settings.scope() == Scope.BETWEEN ? all - pairs("person", "source") : all;
  }

  private long pairs(String first, String... more) {
    Column n = col("n");
    return personOf
        .groupBy(first, more)
        .agg(count(lit(1)).as("n"))
        .agg(sum(n.multiply(n.minus(1)).divide(2)).cast("long"))
        .na()
        .fill(0)
        .head()
        .getLong(0);
  }

  /** The pairs with {@code is_true}, null where a record is not judged. */
  Dataset<Row> judged(Dataset<Row> pairs) {
    Dataset<Row> left = personOf.select(col("id").as("left_id"), col("person").as("left_person"));
    Dataset<Row> right =
        personOf.select(col("id").as("right_id"), col("person").as("right_person"));
    return pairs
        .join(left, col("id_l").equalTo(col("left_id")), "left")
        .join(right, col("id_r").equalTo(col("right_id")), "left")
        .withColumn("is_true", col("left_person").equalTo(col("right_person")));
  }
}
