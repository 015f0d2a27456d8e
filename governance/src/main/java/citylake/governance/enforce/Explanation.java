package citylake.governance.enforce;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What EXPLAIN answers: the asker's own statement as it was understood. Of what lies under it, each
 * table is told by its name alone: no filter, no mask, no files, no statistics.
 */
final class Explanation {
  private static final int MOST_FIELDS = 25;

  private Explanation() {}

  static Dataset<Row> of(SparkSession session, LogicalPlan analysed) {
    StringBuilder text = new StringBuilder();
    write(analysed, 0, text);
    return session.createDataFrame(
        List.of(RowFactory.create(text.toString())),
        new StructType().add("plan", DataTypes.StringType));
  }

  private static void write(LogicalPlan node, int depth, StringBuilder text) {
    text.append("  ".repeat(depth));
    if (node instanceof Project && node.getTagValue(GovernRelations.TABLE).isDefined()) {
      text.append("Governed ").append(node.getTagValue(GovernRelations.TABLE).get()).append('\n');
      return;
    }
    if (node instanceof DataSourceV2Relation) {
      throw new IllegalStateException("Cannot explain a relation that no policy lies over");
    }
    text.append(node.simpleString(MOST_FIELDS)).append('\n');
    CollectionConverters.asJava(node.children()).forEach(child -> write(child, depth + 1, text));
  }
}
