package citylake.governance.enforce;

import citylake.ddl.TableName;
import citylake.governance.gate.Denied;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedGenerator;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableOrView;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableValuedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.plans.logical.DescribeColumn;
import org.apache.spark.sql.catalyst.plans.logical.DescribeRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.apache.spark.sql.execution.command.ExplainCommand;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A statement as it was parsed, before Spark does anything: some commands are carried out while
 * they are analysed. Holds the words by which it may be refused: columns, functions.
 *
 * <p>All lists say what is allowed. A function is allowed by its name; code, files, settings, the
 * driver's own doings and whatever fails with a value of its argument are not among them.
 */
final class AskedStatement {
  private static final Set<String> NODES =
      AllowedNodes.words(
          """
          Aggregate Distinct Except Filter Generate GlobalLimit
          Intersect Join LateralJoin LocalLimit LocalRelation Offset OneRowRelation Pivot Project
          Sort SubqueryAlias Union Unpivot
          UnresolvedHaving UnresolvedInlineTable UnresolvedRelation
          UnresolvedSubqueryColumnAliases UnresolvedTableValuedFunction UnresolvedTVFAliases
          UnresolvedWith WithWindowDefinition
          CurrentNamespace DescribeColumn DescribeRelation ShowColumns ShowTables
          UnresolvedNamespace UnresolvedTableOrView
          """);

  /** Kinds of nodes that a parsed statement may have. */
  static Set<String> nodes() {
    return NODES;
  }

  private final LogicalPlan plan;
  private final boolean isExplain;
  private final Set<String> names = new TreeSet<>();
  private final SightingFunctions functions;

  private AskedStatement(LogicalPlan parsed, SightingFunctions functions) {
    this.functions = functions;
    this.isExplain = parsed instanceof ExplainCommand;
    this.plan = parsed instanceof ExplainCommand explain ? explain.logicalPlan() : parsed;
  }

  /**
   * @throws Refusal naming what is not allowed
   */
  static AskedStatement of(LogicalPlan parsed, SightingFunctions functions) {
    AskedStatement asked = new AskedStatement(parsed, functions);
    asked.check(asked.plan);
    StatementSize.refuseTooLarge(asked.plan);
    return asked;
  }

  /** What is to be analysed; of an EXPLAIN the statement that it is about. */
  LogicalPlan plan() {
    return plan;
  }

  boolean isExplain() {
    return isExplain;
  }

  /** Last and first parts of what stands where a column does, in lower case. */
  Set<String> names() {
    return names;
  }

  private void check(LogicalPlan node) {
    String name = AllowedNodes.nameOf(node);
    if (!NODES.contains(name)) {
      throw refused(words(name));
    }
    if (node instanceof UnresolvedRelation relation) {
      if (!relation.options().isEmpty() || relation.isStreaming()) {
        throw refused("read a table with options");
      }
      checkTable(CollectionConverters.asJava(relation.multipartIdentifier()));
    } else if (node instanceof UnresolvedTableOrView table) {
      checkTable(CollectionConverters.asJava(table.multipartIdentifier()));
    } else if ((node instanceof DescribeRelation describe
            && (describe.isExtended() || !describe.partitionSpec().isEmpty()))
        || (node instanceof DescribeColumn column && column.isExtended())) {
      throw refused(
          "DESCRIBE EXTENDED or a partition: it tells of files; DESCRIBE TABLE is allowed");
    } else if (node instanceof UnresolvedTableValuedFunction call) {
      checkTableFunction(CollectionConverters.asJava(call.name()));
    } else if (node instanceof UnresolvedWith with && with.allowRecursion()) {
      throw refused("run a recursive WITH");
    }
    CollectionConverters.asJava(node.expressions()).forEach(this::check);
    CollectionConverters.asJava(node.children()).forEach(this::check);
    CollectionConverters.asJava(node.innerChildren()).stream()
        .filter(LogicalPlan.class::isInstance)
        .forEach(inner -> check((LogicalPlan) inner));
  }

  private void check(Expression expression) {
    String name = AllowedNodes.nameOf(expression);
    if (!AllowedExpressions.names().contains(name)) {
      throw refused("use an expression of this kind (%s)".formatted(name));
    }
    if (expression instanceof UnresolvedFunction function) {
      checkFunction(CollectionConverters.asJava(function.nameParts()));
    } else if (expression instanceof UnresolvedGenerator generator) {
      checkFunction(List.of(generator.name().unquotedString().split("[.]")));
    } else if (expression instanceof UnresolvedAttribute attribute) {
      CollectionConverters.asJava(attribute.nameParts())
          .forEach(part -> names.add(part.toLowerCase(Locale.ROOT)));
    }
    if (expression instanceof PlanExpression<?> subquery
        && subquery.plan() instanceof LogicalPlan inner) {
      check(inner);
    }
    CollectionConverters.asJava(expression.children()).forEach(this::check);
  }

  /**
   * {@code table} of a WITH, {@code layer.table}, {@code lake.layer.table}; never anything else.
   */
  private void checkTable(List<String> parts) {
    boolean isLake = parts.size() == 3 && parts.get(0).equalsIgnoreCase("lake");
    if (parts.size() > 2 && !isLake) {
      throw refused("read '%s'".formatted(String.join(".", parts)));
    }
    if (parts.size() > 1
        && !TableName.isName(
            parts.get(parts.size() - 2).toLowerCase(Locale.ROOT),
            parts.get(parts.size() - 1).toLowerCase(Locale.ROOT))) {
      throw refused(
          "read '%s': no table of the lake has such a name".formatted(String.join(".", parts)));
    }
  }

  private void checkTableFunction(List<String> parts) {
    String name = parts.get(parts.size() - 1).toLowerCase(Locale.ROOT);
    if (parts.size() > 1 || !functions.has(name)) {
      throw refused("call '%s'".formatted(String.join(".", parts)));
    }
    names.addAll(SightingFunctions.columns());
  }

  private static void checkFunction(List<String> parts) {
    String name = parts.get(parts.size() - 1).toLowerCase(Locale.ROOT);
    if (parts.size() > 1 || !AllowedFunctions.names().contains(name)) {
      throw refused("call '%s'".formatted(String.join(".", parts)));
    }
  }

  private static String words(String node) {
    return switch (node) {
      case "SetCommand", "ResetCommand", "SetCatalogAndNamespace" -> "change settings";
      case "InsertIntoStatement", "InsertIntoDir", "OverwriteByExpression", "AppendData" ->
          "write rows";
      case "RelationTimeTravel" -> "read an earlier state of a table";
      default ->
          "run a statement of this kind (%s)"
              .formatted(node.replace("Statement", "").replace("Command", ""));
    };
  }

  private static Refusal refused(String what) {
    return new Refusal(
        Denied.NOT_ALLOWED,
        "Cannot %s here: only SELECT with the functions listed in docs/governed-sql.md, SHOW TABLES, SHOW COLUMNS, DESCRIBE and EXPLAIN are allowed. Nothing was run."
            .formatted(what));
  }
}
