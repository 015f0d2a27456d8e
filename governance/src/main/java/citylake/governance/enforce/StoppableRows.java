package citylake.governance.enforce;

import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.objects.StaticInvoke;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.execution.ColumnarRule;
import org.apache.spark.sql.execution.ExpandExec;
import org.apache.spark.sql.execution.FilterExec;
import org.apache.spark.sql.execution.GenerateExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.joins.BaseJoinExec;
import org.apache.spark.sql.types.DataTypes;
import scala.Option;
import scala.collection.immutable.Nil$;
import scala.collection.immutable.Seq;
import scala.runtime.AbstractPartialFunction;

/**
 * Lets a statement be stopped while it makes many rows of few. Spark looks whether a task was
 * stopped where rows are read or shuffled, but not in the loops that it generates for joins and
 * exploded arrays: such a statement would hold its cores to its end, hours later, though nobody
 * gets its rows. So a filter that looks, and lets every row through, lies over each of these.
 *
 * <p>Not broken off is what one expression does with one row, nor a join while its condition lets
 * no pair through: the filter sees pairs that pass.
 */
public final class StoppableRows extends ColumnarRule {
  private static final Expression GOES_ON =
      new StaticInvoke(
          StoppableRows.class,
          DataTypes.BooleanType,
          "goesOn",
          none(),
          none(),
          false,
          false,
          false,
          Option.empty());

  StoppableRows() {}

  @SuppressWarnings("unchecked") // an empty list is one of anything
  private static <T> Seq<T> none() {
    return (Seq<T>) (Seq<?>) Nil$.MODULE$;
  }

  /**
   * Called by the code that Spark generates.
   *
   * @return true; a task that was stopped ends here
   */
  public static boolean goesOn() {
    TaskContext task = TaskContext.get();
    if (task != null && task.isInterrupted()) {
      task.killTaskIfInterrupted();
    }
    return true;
  }

  @Override
  public Rule<SparkPlan> preColumnarTransitions() {
    return new Rule<>() {
      @Override
      public SparkPlan apply(SparkPlan plan) {
        return plan.transformUp(
            new AbstractPartialFunction<SparkPlan, SparkPlan>() {
              @Override
              public boolean isDefinedAt(SparkPlan node) {
                return node instanceof GenerateExec
                    || node instanceof ExpandExec
                    || node instanceof BaseJoinExec;
              }

              @Override
              public SparkPlan apply(SparkPlan node) {
                return new FilterExec(GOES_ON, node);
              }
            });
      }
    };
  }
}
