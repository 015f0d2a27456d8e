package citylake.orchestration.flow;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.lineage.ComputedStep;
import citylake.lineage.Inputs;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * standard.incident + standard.crash → a derived table, by one of the models.
 *
 * @param definition parameters and cities as text
 */
record ModelStep(String name, TableName output, int version, String definition, Model model)
    implements ComputedStep {

  /** The model: from the rows of both kinds to its result. */
  interface Model {
    Dataset<Row> of(Dataset<Row> incidents, Dataset<Row> crashes);
  }

  @Override
  public List<TableName> inputs() {
    return List.of(Tables.STANDARD_INCIDENT, Tables.STANDARD_CRASH);
  }

  @Override
  public Writes writes() {
    return Writes.REPLACE;
  }

  @Override
  public Dataset<Row> apply(Inputs tables) {
    return model.of(tables.get(Tables.STANDARD_INCIDENT), tables.get(Tables.STANDARD_CRASH));
  }
}
