package citylake.governance.enforce;

import citylake.governance.gate.Denied;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.analysis.Star;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.expressions.Cube;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GroupingSets;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.expressions.Rollup;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Pivot;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.Unpivot;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import scala.jdk.javaapi.CollectionConverters;

/**
 * How large a statement becomes in the planner, before Spark tries: a few words can ask for
 * millions of columns ({@code WITH} that doubles itself, {@code *, *} in {@code *, *}, a cube of
 * many columns, PIVOT, many counts of distinct values).
 *
 * <p>Counted are the columns that its SELECTs make, a part of a WITH as often as it is named.
 * Tables count as wide as the widest are.
 */
final class StatementSize {
  /** Reports of a hundred joined tables have some thousands. */
  static final double MOST_COLUMNS = 50_000;

  private static final double TABLE = 64;
  private static final double PARTS_OF_A_CELL = 10;
  private static final int MOST_CUBED = 12;
  private static final Pattern CUBE = Pattern.compile("\\bCUBE\\b", Pattern.CASE_INSENSITIVE);

  private final Map<String, Part> named;

  /**
   * @param width columns that it hands on
   * @param all columns of all its parts
   */
  private record Part(double width, double all) {}

  private StatementSize(Map<String, Part> named) {
    this.named = named;
  }

  /**
   * @throws Refusal where it is too large
   */
  static void refuseTooLarge(LogicalPlan parsed) {
    double columns = new StatementSize(Map.of()).of(parsed).all();
    if (!(columns <= MOST_COLUMNS)) {
      throw new Refusal(
          Denied.TOO_COMPLEX,
          "Cannot run the statement: with all its parts put in where they are named it has more than %,.0f columns. Nothing was run. Name the columns that you need instead of *, group by fewer columns, or ask in several statements."
              .formatted(MOST_COLUMNS));
    }
  }

  /**
   * A cube that is one of several grouping sets is written out by the parser already.
   *
   * @throws Refusal where that would be too large
   */
  static void refuseTooLargeToParse(String sql) {
    Matcher cube = CUBE.matcher(sql);
    while (cube.find()) {
      if (columnsBehind(sql, cube.end()) > MOST_CUBED) {
        throw new Refusal(
            Denied.TOO_COMPLEX,
            "Cannot run the statement: a cube is of at most %d columns. Nothing was run."
                .formatted(MOST_CUBED));
      }
    }
  }

  /** How many columns stand in parentheses there; 0 where none are opened next. */
  private static int columnsBehind(String sql, int start) {
    int from = behindSpace(sql, start);
    if (from == sql.length() || sql.charAt(from) != '(') {
      return 0;
    }
    int columns = 1;
    int open = 0;
    for (int i = from; i < sql.length(); i++) {
      char mark = sql.charAt(i);
      open += mark == '(' ? 1 : mark == ')' ? -1 : 0;
      columns += mark == ',' && open == 1 ? 1 : 0;
      if (open == 0) {
        break;
      }
    }
    return columns;
  }

  /** Behind blanks and comments, which may stand in each other. */
  private static int behindSpace(String sql, int start) {
    int comments = 0;
    for (int i = start; i < sql.length(); i++) {
      if (sql.startsWith("/*", i)) {
        comments++;
        i++;
      } else if (comments > 0) {
        if (sql.startsWith("*/", i)) {
          comments--;
          i++;
        }
      } else if (sql.startsWith("--", i)) {
        while (i + 1 < sql.length() && sql.charAt(i + 1) != '\n') {
          i++;
        }
      } else if (!Character.isWhitespace(sql.charAt(i))) {
        return i;
      }
    }
    return sql.length();
  }

  private Part of(LogicalPlan node) {
    if (node instanceof UnresolvedWith with) {
      return of(with);
    }
    if (node instanceof UnresolvedRelation relation) {
      List<String> parts = CollectionConverters.asJava(relation.multipartIdentifier());
      Part part = parts.size() == 1 ? named.get(parts.get(0).toLowerCase(Locale.ROOT)) : null;
      return part == null ? new Part(TABLE, TABLE) : part;
    }
    double width = 0;
    double all = 0;
    for (LogicalPlan child : CollectionConverters.asJava(node.children())) {
      Part part = of(child);
      width += part.width();
      all += part.all();
    }
    for (Expression expression : CollectionConverters.asJava(node.expressions())) {
      all += subqueries(expression);
    }
    double own = Math.max(1, own(node, width));
    boolean makesColumns = node instanceof Project || node instanceof Aggregate;
    double distinct = distinct(node);
    return new Part(
        own,
        all
            + (makesColumns ? own * sets(node) : 1)
            + PARTS_OF_A_CELL * (cells(node) + distinct * distinct));
  }

  /** Columns of a PIVOT, values of an UNPIVOT: each is an expression of several parts. */
  private static double cells(LogicalPlan node) {
    if (node instanceof Pivot pivot) {
      return (double) pivot.aggregates().size() * Math.max(1, pivot.pivotValues().size());
    }
    if (node instanceof Unpivot unpivot && unpivot.values().isDefined()) {
      return CollectionConverters.asJava(unpivot.values().get()).stream()
          .mapToDouble(scala.collection.Seq::size)
          .sum();
    }
    return 0;
  }

  /** Functions of distinct values: rows are made once for each, with columns for all. */
  private static double distinct(LogicalPlan node) {
    return CollectionConverters.asJava(node.expressions()).stream()
        .mapToDouble(StatementSize::distinct)
        .sum();
  }

  private static double distinct(Expression expression) {
    double distinct = expression instanceof UnresolvedFunction call && call.isDistinct() ? 1 : 0;
    for (Expression child : CollectionConverters.asJava(expression.children())) {
      distinct += distinct(child);
    }
    return distinct;
  }

  /** What nobody names is analysed all the same. */
  private Part of(UnresolvedWith with) {
    StatementSize inside = new StatementSize(new HashMap<>(named));
    double largest = 0;
    for (var each : CollectionConverters.asJava(with.cteRelations())) {
      Part part = inside.of((LogicalPlan) each._2());
      inside.named.put(each._1().toLowerCase(Locale.ROOT), part);
      largest = Math.max(largest, part.all());
    }
    Part asked = inside.of(with.child());
    return new Part(asked.width(), Math.max(asked.all(), largest));
  }

  private static double own(LogicalPlan node, double below) {
    if (node instanceof Pivot) {
      return below + cells(node);
    }
    if (node instanceof Project project) {
      return widthOf(CollectionConverters.asJava(project.projectList()), below);
    }
    return node instanceof Aggregate aggregate
        ? widthOf(CollectionConverters.asJava(aggregate.aggregateExpressions()), below)
        : below;
  }

  private static double widthOf(List<NamedExpression> list, double below) {
    double width = 0;
    for (NamedExpression each : list) {
      width += stars((Expression) each) == 0 ? 1 : stars((Expression) each) * below;
    }
    return width;
  }

  /** Also those that are arguments, as in {@code struct(*)}. */
  private static long stars(Expression expression) {
    long below =
        CollectionConverters.asJava(expression.children()).stream()
            .mapToLong(StatementSize::stars)
            .sum();
    return below + (expression instanceof Star ? 1 : 0);
  }

  private double subqueries(Expression expression) {
    double all =
        expression instanceof PlanExpression<?> subquery
                && subquery.plan() instanceof LogicalPlan plan
            ? of(plan).all()
            : 0;
    for (Expression child : CollectionConverters.asJava(expression.children())) {
      all += subqueries(child);
    }
    return all;
  }

  /** How often rows are grouped, each time with all columns. */
  private static double sets(LogicalPlan node) {
    double sets = 1;
    if (node instanceof Aggregate aggregate) {
      for (Expression each : CollectionConverters.asJava(aggregate.groupingExpressions())) {
        if (each instanceof Cube cube) {
          sets *= Math.pow(2, cube.groupingSetIndexes().size());
        } else if (each instanceof Rollup rollup) {
          sets *= 1 + rollup.groupingSetIndexes().size();
        } else if (each instanceof GroupingSets some) {
          sets *= Math.max(1, some.groupingSetIndexes().size());
        }
      }
    }
    return sets;
  }
}
