package citylake.lake;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableValuedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.command.ExplainCommand;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A statement that a reader may run: it asks for rows of the lake, or what tables and columns there
 * are. Decided on the parsed statement, before Spark does anything: some commands are carried out
 * while they are analysed.
 *
 * <p>A list of what is allowed, so that what Spark learns tomorrow is refused until somebody has
 * looked at it.
 */
final class ReaderStatement {
  private static final Set<String> ALLOWED =
      Set.of(
          """
          Aggregate CTERelationDef CTERelationRef CurrentNamespace DescribeColumn DescribeRelation
          Distinct Except ExplainCommand Filter Generate GlobalLimit GroupingSets Having Intersect
          Join LateralJoin LocalLimit LocalRelation Offset OneRowRelation Pivot Project Range
          RelationTimeTravel Sample ShowColumns ShowNamespaces ShowTables Sort SubqueryAlias Tail
          Union UnresolvedHaving UnresolvedHint UnresolvedInlineTable UnresolvedNamespace
          UnresolvedPivot UnresolvedRelation UnresolvedSubqueryColumnAliases UnresolvedTVFAliases
          UnresolvedTable UnresolvedTableOrView UnresolvedTableValuedFunction UnresolvedWith Unpivot
          Window WithCTE WithWindowDefinition
          """
              .strip()
              .split("[ \n]+"));

  /** They run code, or tell of files. */
  private static final Set<String> REFUSED_FUNCTIONS =
      Set.of(
          "reflect",
          "java_method",
          "try_reflect",
          "input_file_name",
          "input_file_block_start",
          "input_file_block_length");

  private ReaderStatement() {}

  /**
   * @throws IllegalArgumentException naming what a reader may not do; nothing has run
   * @throws ParseException when it is no SQL
   */
  static void check(SparkSession session, String sql) throws ParseException {
    check(
        ((org.apache.spark.sql.classic.SparkSession) session)
            .sessionState()
            .sqlParser()
            .parsePlan(sql));
  }

  private static void check(LogicalPlan plan) {
    String node = plan.getClass().getSimpleName().replace("$", "");
    if (!ALLOWED.contains(node)) {
      throw refused(words(node));
    }
    if (plan instanceof ExplainCommand explain) {
      check(explain.logicalPlan());
    }
    if (plan instanceof UnresolvedRelation relation) {
      checkName(CollectionConverters.asJava(relation.multipartIdentifier()));
    }
    if (plan instanceof UnresolvedTableValuedFunction function) {
      checkFunction(CollectionConverters.asJava(function.name()));
    }
    CollectionConverters.asJava(plan.expressions()).forEach(ReaderStatement::check);
    CollectionConverters.asJava(plan.children()).forEach(ReaderStatement::check);
    CollectionConverters.asJava(plan.innerChildren()).stream()
        .filter(LogicalPlan.class::isInstance)
        .forEach(inner -> check((LogicalPlan) inner));
  }

  private static void check(Expression expression) {
    if (expression instanceof UnresolvedFunction function) {
      checkFunction(CollectionConverters.asJava(function.nameParts()));
    }
    if (expression instanceof PlanExpression<?> subquery
        && subquery.plan() instanceof LogicalPlan plan) {
      check(plan);
    }
    CollectionConverters.asJava(expression.children()).forEach(ReaderStatement::check);
  }

  /**
   * {@code layer.table}, {@code lake.layer.table}, or the name of a WITH; never another catalog.
   */
  private static void checkName(List<String> parts) {
    boolean isOther = parts.size() > 2 && !parts.get(0).equalsIgnoreCase(SparkSessions.RELEASED);
    if (isOther || parts.size() > 3) {
      throw refused("read '%s'".formatted(String.join(".", parts)));
    }
  }

  private static void checkFunction(List<String> parts) {
    String name = parts.get(parts.size() - 1).toLowerCase(Locale.ROOT);
    if (REFUSED_FUNCTIONS.contains(name)) {
      throw refused("call '%s'".formatted(name));
    }
  }

  private static String words(String node) {
    return switch (node) {
      case "SetCommand", "ResetCommand" -> "change settings";
      case "InsertIntoStatement", "InsertIntoDir", "OverwriteByExpression", "AppendData" ->
          "write rows";
      default ->
          "run a statement of this kind (%s)"
              .formatted(node.replace("Statement", "").replace("Command", ""));
    };
  }

  private static IllegalArgumentException refused(String what) {
    return new IllegalArgumentException(
        "Cannot %s here: readers of the lake may only SELECT from its tables, DESCRIBE or EXPLAIN, and SHOW TABLES or COLUMNS. Nothing was changed."
            .formatted(what));
  }
}
