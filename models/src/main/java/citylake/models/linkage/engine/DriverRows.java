package citylake.models.linkage.engine;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Rows of the driver as a table beside another, of whose session a model knows nothing. */
final class DriverRows {
  private DriverRows() {}

  /**
   * The rows, in one partition.
   *
   * @param beside any table of the session; nothing of it is read
   */
  static Dataset<Row> of(Dataset<?> beside, List<Row> rows, StructType schema) {
    List<Row> kept = List.copyOf(rows);
    FlatMapFunction<Row, Row> all = one -> kept.iterator();
    return beside.limit(0).agg(count(lit(1))).flatMap(all, Encoders.row(schema));
  }
}
