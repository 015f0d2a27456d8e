package citylake.lineage.column;

import static scala.jdk.javaapi.CollectionConverters.asJava;

import citylake.lineage.column.ColumnUse.How;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.CaseWhen;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.expressions.WindowExpression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;

/** What goes into the value of an expression, and what only chooses between its values. */
final class ExpressionUses {
  private final Function<Attribute, NavigableSet<ColumnUse>> columns;
  private final Function<LogicalPlan, NavigableSet<ColumnUse>> queries;

  /**
   * @param columns what is known of a column
   * @param queries what a query inside an expression gives
   */
  ExpressionUses(
      Function<Attribute, NavigableSet<ColumnUse>> columns,
      Function<LogicalPlan, NavigableSet<ColumnUse>> queries) {
    this.columns = columns;
    this.queries = queries;
  }

  NavigableSet<ColumnUse> of(Expression expression) {
    if (expression instanceof Attribute column) {
      return columns.apply(column);
    }
    if (expression instanceof Alias alias) {
      return of(alias.child());
    }
    NavigableSet<ColumnUse> uses = new TreeSet<>();
    if (expression instanceof CaseWhen cases) {
      asJava(cases.branches())
          .forEach(
              branch -> {
                add(uses, of(branch._1()), How.CONDITIONAL);
                add(uses, of(branch._2()), How.TRANSFORMATION);
              });
      if (cases.elseValue().isDefined()) {
        add(uses, of(cases.elseValue().get()), How.TRANSFORMATION);
      }
    } else if (expression instanceof If choice) {
      add(uses, of(choice.predicate()), How.CONDITIONAL);
      add(uses, of(choice.trueValue()), How.TRANSFORMATION);
      add(uses, of(choice.falseValue()), How.TRANSFORMATION);
    } else if (expression instanceof WindowExpression window) {
      add(uses, of(window.windowFunction()), How.TRANSFORMATION);
      add(uses, of(window.windowSpec()), How.WINDOW);
    } else {
      How how = expression instanceof AggregateExpression ? How.AGGREGATION : How.TRANSFORMATION;
      if (expression instanceof SubqueryExpression query) {
        add(uses, queries.apply(query.plan()), how);
      }
      asJava(expression.children()).forEach(child -> add(uses, of(child), how));
    }
    return uses;
  }

  private static void add(NavigableSet<ColumnUse> to, Collection<ColumnUse> uses, How how) {
    to.addAll(uses.stream().map(use -> use.then(how)).toList());
  }
}
