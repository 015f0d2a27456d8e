package citylake.lineage;

import citylake.ddl.TableName;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The tables that a step may read, each at the snapshot that this night's step sees.
 *
 * <p>Asking for a table that the step did not declare is refused, so the drawn lineage cannot lie.
 */
@FunctionalInterface
public interface Inputs {
  Dataset<Row> get(TableName table);
}
