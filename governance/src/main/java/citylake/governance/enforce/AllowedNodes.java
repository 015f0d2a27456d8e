package citylake.governance.enforce;

import citylake.governance.gate.Denied;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What an analysed statement may be made of. Of nodes a list of what is allowed, so that what Spark
 * learns tomorrow is refused until somebody has looked at it; and no relation without our mark.
 * Expressions are allowed by list where they are parsed ({@link AllowedExpressions}); here those
 * are refused that a bare name may turn into, and whatever runs code.
 */
final class AllowedNodes {
  private static final Set<String> ALLOWED =
      words(
          """
          Aggregate CTERelationDef CTERelationRef Distinct Except Expand Filter Generate GlobalLimit
          Intersect Join LateralJoin LocalLimit LocalRelation Offset OneRowRelation Project Sort
          SubqueryAlias Union Window WithCTE
          DescribeColumn DescribeRelation ResolvedNamespace ResolvedTable ShowColumns
          ShowTables DataSourceV2Relation CommandResult
          """);

  /** What a Dataset puts over a statement to hand out its rows; no SQL is parsed to it. */
  private static final String HANDED_OUT = "DeserializeToObject";

  private static final Set<String> REFUSED_EXPRESSIONS =
      words(
          """
          ApplyFunctionExpression CallMethodViaReflection TryReflect CurrentUser InputFileBlockLength
          InputFileBlockStart InputFileName PythonUDF RaiseError ScalaUDF ScalaUDAF ScalaAggregator
          """);

  private AllowedNodes() {}

  static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  static Set<String> names() {
    return ALLOWED;
  }

  /**
   * @throws Refusal naming the kind of node
   */
  static void check(LogicalPlan plan) {
    String node = nameOf(plan);
    if (!ALLOWED.contains(node) && !node.equals(HANDED_OUT)) {
      throw new Refusal(
          Denied.NOT_ALLOWED,
          "Cannot run a statement of this kind (%s): SELECT, SHOW TABLES, SHOW COLUMNS, DESCRIBE and EXPLAIN are allowed."
              .formatted(node));
    }
    if (plan instanceof DataSourceV2Relation relation && !GovernMark.isOn(relation)) {
      throw new Refusal(
          Denied.NO_RIGHT,
          "Cannot read %s: no policy lies over it. Nothing was read.".formatted(relation.name()));
    }
    CollectionConverters.asJava(plan.expressions()).forEach(AllowedNodes::check);
    CollectionConverters.asJava(plan.children()).forEach(AllowedNodes::check);
  }

  private static void check(Expression expression) {
    if (REFUSED_EXPRESSIONS.contains(expression.getClass().getSimpleName())) {
      throw new Refusal(
          Denied.NOT_ALLOWED, "Cannot call %s here.".formatted(expression.prettyName()));
    }
    if (expression instanceof PlanExpression<?> subquery
        && subquery.plan() instanceof LogicalPlan plan) {
      check(plan);
    }
    CollectionConverters.asJava(expression.children()).forEach(AllowedNodes::check);
  }

  static String nameOf(Object node) {
    return node.getClass().getSimpleName().replace("$", "");
  }
}
