package citylake.governance.enforce;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.jdk.javaapi.CollectionConverters;

/** In how many statements that were answered each kind of node and each function occurred. */
final class Coverage {
  private final Map<String, Integer> parsed = new TreeMap<>();
  private final Map<String, Integer> analysed = new TreeMap<>();
  private final Map<String, Integer> functions = new TreeMap<>();

  void answered(String sql, Dataset<Row> rows) {
    var answer = (org.apache.spark.sql.classic.Dataset<Row>) rows;
    LogicalPlan words = parsedOf(answer, sql);
    count(nodes(words), parsed);
    var execution = answer.queryExecution();
    count(Stream.concat(nodes(execution.analyzed()), nodes(execution.commandExecuted())), analysed);
    count(GeneratedStatements.calls(sql).keySet().stream(), functions);
  }

  private static LogicalPlan parsedOf(org.apache.spark.sql.classic.Dataset<Row> rows, String sql) {
    try {
      return rows.sparkSession().sessionState().sqlParser().parsePlan(sql);
    } catch (Exception impossible) { // it does not declare what it throws
      throw new IllegalStateException("Cannot parse what was answered: " + sql, impossible);
    }
  }

  private static void count(Stream<String> names, Map<String, Integer> counts) {
    names.distinct().forEach(name -> counts.merge(name, 1, Integer::sum));
  }

  /** Names of a plan's nodes, with those in its WITH and its subqueries. */
  private static Stream<String> nodes(LogicalPlan plan) {
    return Stream.of(
            Stream.of(AllowedNodes.nameOf(plan)),
            CollectionConverters.asJava(plan.children()).stream().flatMap(Coverage::nodes),
            CollectionConverters.asJava(plan.innerChildren()).stream()
                .filter(LogicalPlan.class::isInstance)
                .flatMap(inner -> nodes((LogicalPlan) inner)),
            CollectionConverters.asJava(plan.expressions()).stream().flatMap(Coverage::nodesUnder))
        .flatMap(names -> names);
  }

  private static Stream<String> nodesUnder(Expression expression) {
    Stream<String> own =
        expression instanceof PlanExpression<?> subquery
                && subquery.plan() instanceof LogicalPlan plan
            ? nodes(plan)
            : Stream.empty();
    return Stream.concat(
        own,
        CollectionConverters.asJava(expression.children()).stream().flatMap(Coverage::nodesUnder));
  }

  /** Which of the allowed kinds of nodes and functions occurred less often, and how often. */
  Map<String, Integer> under(int least) {
    Map<String, Integer> under = new TreeMap<>();
    under.putAll(under(least, "parsed ", AskedStatement.nodes(), parsed));
    under.putAll(under(least, "analysed ", AllowedNodes.names(), analysed));
    under.putAll(under(least, "function ", AllowedFunctions.names(), functions));
    return under;
  }

  private static Map<String, Integer> under(
      int least, String kind, Set<String> allowed, Map<String, Integer> counts) {
    return allowed.stream()
        .filter(name -> counts.getOrDefault(name, 0) < least)
        .collect(Collectors.toMap(name -> kind + name, name -> counts.getOrDefault(name, 0)));
  }

  /** How many there are of each, and the rarest. */
  @Override
  public String toString() {
    return "%s; %s; %s"
        .formatted(
            told("kinds of parsed nodes", AskedStatement.nodes(), parsed),
            told("kinds of analysed nodes", AllowedNodes.names(), analysed),
            told("functions", AllowedFunctions.names(), functions));
  }

  private static String told(String what, Set<String> allowed, Map<String, Integer> counts) {
    String rarest =
        allowed.stream()
            .min(java.util.Comparator.comparing(name -> counts.getOrDefault(name, 0)))
            .orElseThrow();
    return "%d %s, the rarest %s in %d statements"
        .formatted(allowed.size(), what, rarest, counts.getOrDefault(rarest, 0));
  }
}
