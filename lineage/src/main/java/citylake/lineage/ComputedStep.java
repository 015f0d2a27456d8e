package citylake.lineage;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A step that is a function of its input tables: all of models and all that is published. */
public interface ComputedStep extends Step {

  /**
   * The rows of the output table.
   *
   * @param tables gives the declared inputs and refuses others
   */
  Dataset<Row> apply(Inputs tables);
}
