package citylake.etl.source;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Reads a statement with Spark's own parser and refuses anything but {@code SELECT expressions FROM
 * dump}: in this form every record gives exactly one row.
 */
final class PlainSelect {
  /** What each refused part of a statement is called in SQL. */
  private static final Map<String, String> CLAUSES =
      Map.ofEntries(
          Map.entry("Filter", "WHERE"),
          Map.entry("UnresolvedHaving", "HAVING"),
          Map.entry("Aggregate", "GROUP BY"),
          Map.entry("Distinct", "DISTINCT or UNION without ALL"),
          Map.entry("Sort", "ORDER BY"),
          Map.entry("GlobalLimit", "LIMIT"),
          Map.entry("LocalLimit", "LIMIT"),
          Map.entry("Offset", "OFFSET"),
          Map.entry("Union", "UNION"),
          Map.entry("Intersect", "INTERSECT"),
          Map.entry("Except", "EXCEPT"),
          Map.entry("Join", "JOIN or a second table"),
          Map.entry("LateralJoin", "JOIN or a second table"),
          Map.entry("UnresolvedWith", "WITH"),
          Map.entry("WithWindowDefinition", "WINDOW"),
          Map.entry("Generate", "LATERAL VIEW"),
          Map.entry("SubqueryAlias", "a subquery or an alias of the table"),
          Map.entry("UnresolvedHint", "a hint"),
          Map.entry("Sample", "TABLESAMPLE"),
          Map.entry("UnresolvedInlineTable", "VALUES"),
          Map.entry("OneRowRelation", "SELECT without FROM dump"));

  private static final String FORM =
      "; a vendor's SELECT is SELECT ... FROM dump and no more, so that no record gets lost or doubled";

  private PlainSelect() {}

  /** The expressions of the SELECT; none where the statement is refused. */
  static List<NamedExpression> expressions(String sql, Problems problems) {
    LogicalPlan plan;
    try {
      plan = CatalystSqlParser$.MODULE$.parsePlan(sql);
    } catch (Exception e) {
      if (e instanceof ParseException) {
        problems.add("SELECT", "is no SQL that Spark reads: " + e.getMessage().strip());
        return List.of();
      }
      throw e;
    }
    int before = problems.count();
    LogicalPlan node = plan;
    while (!(node instanceof Project)) {
      problems.add("SELECT", clause(node) + " is not allowed" + FORM);
      if (node.children().isEmpty() || node.children().size() > 1) {
        return List.of();
      }
      node = node.children().head();
    }
    Project select = (Project) node;
    LogicalPlan from = select.child();
    while (!(from instanceof UnresolvedRelation)) {
      problems.add("SELECT", clause(from) + " is not allowed" + FORM);
      if (from.children().size() != 1) {
        return List.of();
      }
      from = from.children().head();
    }
    String table = ((UnresolvedRelation) from).tableName();
    if (!table.toLowerCase(Locale.ROOT).equals("dump")) {
      problems.add("SELECT", "reads from '%s', but must read from dump".formatted(table));
    }
    return problems.count() > before
        ? List.of()
        : CollectionConverters.asJava(select.projectList());
  }

  private static String clause(LogicalPlan node) {
    return CLAUSES.getOrDefault(node.nodeName(), node.nodeName());
  }
}
