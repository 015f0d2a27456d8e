package citylake.orchestration.flow;

import citylake.ddl.TableName;
import citylake.lineage.ComputedStep;
import citylake.lineage.Inputs;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One table → another, by a model that builds on a model's result.
 *
 * @param definition parameters as text
 */
record TableStep(
    String name,
    TableName input,
    TableName output,
    int version,
    String definition,
    UnaryOperator<Dataset<Row>> model)
    implements ComputedStep {

  @Override
  public List<TableName> inputs() {
    return List.of(input);
  }

  @Override
  public Writes writes() {
    return Writes.REPLACE;
  }

  @Override
  public Dataset<Row> apply(Inputs tables) {
    return model.apply(tables.get(input));
  }
}
