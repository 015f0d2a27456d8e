package citylake.lineage;

import java.util.Optional;
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

  /** The SELECT with the names of its parameters, where the step is one. */
  default Optional<String> sql() {
    return Optional.empty();
  }
}
