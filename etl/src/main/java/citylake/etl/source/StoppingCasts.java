package citylake.etl.source;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.StringType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Finds conversions, also those that Spark put in by itself, with which one odd record would stop
 * the whole night: from text to a number or date without {@code try_}. Every text has bytes, so to
 * binary none stops.
 */
final class StoppingCasts {
  private StoppingCasts() {}

  /** The faults of what was selected from the dump; the dump's own plan is not looked into. */
  static List<String> find(Dataset<Row> selected, Dataset<Row> dump) {
    Set<String> found = new LinkedHashSet<>();
    LogicalPlan end = analysed(dump);
    LogicalPlan plan = analysed(selected);
    while (plan instanceof Project project && !plan.equals(end)) {
      CollectionConverters.asJava(project.expressions()).forEach(each -> visit(each, found));
      plan = project.child();
    }
    return new ArrayList<>(found);
  }

  private static LogicalPlan analysed(Dataset<Row> rows) {
    return ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution().analyzed();
  }

  private static void visit(Expression expression, Set<String> found) {
    if (expression instanceof Cast cast
        && cast.child().dataType() instanceof StringType
        && !(cast.dataType() instanceof StringType)
        && !(cast.dataType() instanceof BinaryType)
        && !cast.child().foldable()
        && !cast.evalMode().equals(EvalMode.TRY())) {
      found.add(
          "turns the text %s into %s, which one odd record would stop; use try_cast, or compare with a text"
              .formatted(cast.child().sql(), cast.dataType().simpleString()));
    }
    CollectionConverters.asJava(expression.children()).forEach(child -> visit(child, found));
  }
}
