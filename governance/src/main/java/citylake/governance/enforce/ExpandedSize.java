package citylake.governance.enforce;

import citylake.governance.gate.Denied;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.OuterReference;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.expressions.ScalarSubquery;
import org.apache.spark.sql.catalyst.plans.logical.CTERelationDef;
import org.apache.spark.sql.catalyst.plans.logical.CTERelationRef;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Union;
import org.apache.spark.unsafe.types.UTF8String;
import scala.jdk.javaapi.CollectionConverters;

/**
 * How large a statement's expressions become once the planner puts what a name stands for in its
 * place, as it does to filter early: {@code a + a AS a} of {@code a + a AS a} doubles with each
 * step.
 *
 * <p>Counted are operators, names and values; a long text counts for more, for texts may double,
 * too. Looked at once names are resolved, before anything is optimized.
 */
final class ExpandedSize {
  /** One expression: lists of ten thousand values are smaller. */
  static final double MOST_OF_ONE = 50_000;

  /**
   * All of them together: wide tables under masks, joined a dozen times, have some ten thousand.
   */
  static final double MOST_OF_ALL = 500_000;

  private static final int CHARACTERS_OF_ONE = 16;

  private final Map<ExprId, Double> sizes = new HashMap<>();
  private final Map<Long, List<Attribute>> named = new HashMap<>();
  private double all;

  private ExpandedSize() {}

  /**
   * @throws Refusal where it is too large
   */
  static void refuseTooLarge(LogicalPlan analysed) {
    new ExpandedSize().walk(analysed);
  }

  private void walk(LogicalPlan node) {
    CollectionConverters.asJava(node.children()).forEach(this::walk);
    if (node instanceof CTERelationDef part) {
      named.put(part.id(), CollectionConverters.asJava(part.output()));
    } else if (node instanceof CTERelationRef part) {
      takeOver(CollectionConverters.asJava(part.output()), named.get(part.cteId()));
    } else if (node instanceof Union union) {
      List<Attribute> own = CollectionConverters.asJava(union.output());
      CollectionConverters.asJava(union.children())
          .forEach(child -> takeOver(own, CollectionConverters.asJava(child.output())));
    }
    for (Expression expression : CollectionConverters.asJava(node.expressions())) {
      double size = size(expression);
      all += size;
      if (size > MOST_OF_ONE || all > MOST_OF_ALL) {
        throw new Refusal(
            Denied.TOO_COMPLEX,
            "Cannot run the statement: with what each name stands for put in its place, an expression has more than %,.0f parts, or all of them more than %,.0f. Nothing was run. Use fewer columns that are made of each other, or ask in several statements."
                .formatted(MOST_OF_ONE, MOST_OF_ALL));
      }
    }
  }

  /** The larger holds: a filter is put before each part of a UNION. */
  private void takeOver(List<Attribute> own, List<Attribute> of) {
    for (int i = 0; of != null && i < own.size() && i < of.size(); i++) {
      sizes.merge(own.get(i).exprId(), sizes.getOrDefault(of.get(i).exprId(), 1.0), Math::max);
    }
  }

  private double size(Expression expression) {
    if (expression instanceof Attribute name) {
      return sizes.getOrDefault(name.exprId(), 1.0);
    }
    if (expression instanceof Literal literal && literal.value() instanceof UTF8String text) {
      return 1 + text.numBytes() / (double) CHARACTERS_OF_ONE;
    }
    if (expression instanceof OuterReference outer) {
      return sizes.getOrDefault(outer.exprId(), 1.0);
    }
    double size = 1;
    if (expression instanceof PlanExpression<?> subquery
        && subquery.plan() instanceof LogicalPlan plan) {
      walk(plan);
      if (subquery instanceof ScalarSubquery) { // of one row: it is put in as a name's would be
        size += sizes.getOrDefault(plan.output().head().exprId(), 1.0);
      }
    }
    for (Expression child : CollectionConverters.asJava(expression.children())) {
      size += size(child);
    }
    if (expression instanceof Alias alias) {
      sizes.put(alias.exprId(), size);
    }
    return size;
  }
}
