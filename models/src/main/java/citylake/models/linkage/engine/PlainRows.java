package citylake.models.linkage.engine;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructType;

/** The way from a table to rows as Spark holds them, texts as bytes, and back to a table. */
final class PlainRows {
  private PlainRows() {}

  /** The rows of a table. The object is used again for the next row: what is kept is copied. */
  static JavaRDD<InternalRow> in(Dataset<Row> table) {
    return ((org.apache.spark.sql.classic.Dataset<Row>) table).queryExecution().toRdd().toJavaRDD();
  }

  /** A row of these values. */
  static InternalRow row(Object... values) {
    return new GenericInternalRow(values);
  }

  /**
   * A table of these rows; texts are {@code UTF8String}, dates and the like do not occur.
   *
   * @param beside any table of the session; nothing of it is read
   */
  static Dataset<Row> table(Dataset<?> beside, JavaRDD<InternalRow> rows, StructType schema) {
    return ((org.apache.spark.sql.classic.Dataset<?>) beside)
        .sparkSession()
        .internalCreateDataFrame(rows.rdd(), schema, false);
  }
}
