package citylake.etl.dump;

import java.io.Serializable;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.MutableProjection;
import org.apache.spark.sql.catalyst.expressions.MutableProjection$;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * How a task makes rows of the records of one dump.
 *
 * @param shape of the dump, as text
 * @param read columns of the dump that are needed
 * @param projections one upon the other, each bound to the columns of the one before
 */
record ProjectionTask(String shape, StructType read, List<List<Expression>> projections)
    implements Serializable {

  /**
   * Ready for one task. Whether the expressions are compiled or interpreted is the session's
   * setting. The rows are used again: each is valid until the next is asked for.
   */
  UnaryOperator<InternalRow> open() {
    List<MutableProjection> opened =
        projections.stream()
            .map(
                columns ->
                    MutableProjection$.MODULE$.create(
                        CollectionConverters.asScala(columns).toSeq()))
            .toList();
    return record -> {
      InternalRow row = record;
      for (MutableProjection projection : opened) {
        row = projection.apply(row);
      }
      return row;
    };
  }
}
