package citylake.governance.enforce;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.BinaryComparison;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GreaterThanOrEqual;
import org.apache.spark.sql.catalyst.expressions.In;
import org.apache.spark.sql.catalyst.expressions.IsNotNull;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.SparkPartitionID;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/**
 * Lets what an asker says of PUBLIC columns prune files: a comparison of such a column with a
 * literal goes below the barrier of {@link GovernRelations}, beside the policy's filter.
 *
 * <p>It cannot fail, and what it compares is open to everybody, in hidden rows too: so it tells
 * nothing of them, neither by an error nor by the time that it takes. Every other predicate stays
 * above the barrier.
 */
final class PublicComparisons extends Rule<LogicalPlan> {
  private static final String PUBLIC = "citylake.public";

  /** What marks a column as PUBLIC, below the barrier alone. */
  static final Metadata MARK = new MetadataBuilder().putBoolean(PUBLIC, true).build();

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    return plan.transformUp(
        new AbstractPartialFunction<LogicalPlan, LogicalPlan>() {
          @Override
          public boolean isDefinedAt(LogicalPlan node) {
            return node instanceof Filter asked
                && asked.child() instanceof Filter barrier
                && isBarrier(barrier.condition())
                && parts(asked.condition()).stream().anyMatch(PublicComparisons::isOpen);
          }

          @Override
          public LogicalPlan apply(LogicalPlan node) {
            Filter asked = (Filter) node;
            return lowered(asked.condition(), (Filter) asked.child());
          }
        });
  }

  private static LogicalPlan lowered(Expression asked, Filter barrier) {
    LogicalPlan below = barrier.child();
    List<Expression> kept = new ArrayList<>();
    for (Expression part : parts(asked)) {
      if (isOpen(part)) {
        below = new Filter(part, below);
      } else {
        kept.add(part);
      }
    }
    LogicalPlan above = new Filter(barrier.condition(), below);
    return kept.isEmpty() ? above : new Filter(kept.stream().reduce(And::new).orElseThrow(), above);
  }

  private static boolean isBarrier(Expression condition) {
    return condition instanceof GreaterThanOrEqual compared
        && compared.left() instanceof SparkPartitionID;
  }

  private static List<Expression> parts(Expression condition) {
    List<Expression> parts = new ArrayList<>();
    if (condition instanceof And both) {
      parts.addAll(parts(both.left()));
      parts.addAll(parts(both.right()));
    } else {
      parts.add(condition);
    }
    return parts;
  }

  /** No part of it but a column that is PUBLIC and literals: no cast, no call. */
  private static boolean isOpen(Expression part) {
    if (part instanceof BinaryComparison compared) {
      return (isPublic(compared.left()) && compared.right() instanceof Literal)
          || (isPublic(compared.right()) && compared.left() instanceof Literal);
    }
    if (part instanceof In in) {
      return isPublic(in.value())
          && CollectionConverters.asJava(in.list()).stream().allMatch(Literal.class::isInstance);
    }
    return part instanceof IsNotNull is && isPublic(is.child());
  }

  private static boolean isPublic(Expression expression) {
    return expression instanceof AttributeReference column && column.metadata().contains(PUBLIC);
  }
}
