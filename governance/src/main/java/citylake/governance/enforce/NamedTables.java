package citylake.governance.enforce;

import citylake.ddl.TableContract;
import citylake.ddl.TableName;
import citylake.governance.gate.Concerned;
import citylake.governance.gate.Denied;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.analysis.RelationTimeTravel;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableOrView;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableValuedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.apache.spark.sql.execution.command.ExplainCommand;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The tables of the lake that a statement names, whatever it wants of them: also one that nobody
 * may run, by a name without a schema, and of an earlier state or of metadata. Whose rows they hold
 * is told of a denial.
 */
final class NamedTables {
  private final String schema;
  private final Set<TableName> tables = new TreeSet<>();
  private final Set<String> parts = new TreeSet<>();

  private NamedTables(String schema) {
    this.schema = schema;
  }

  /**
   * @param schema where names without one are looked for
   */
  static Set<TableName> of(LogicalPlan parsed, String schema) {
    NamedTables named = new NamedTables(schema);
    named.walk(parsed);
    return named.tables;
  }

  /** A denied statement is about every city: which one it would have shown, nobody has looked. */
  static Denied told(Denied denied, Set<TableName> named) {
    List<TableContract> tables =
        named.stream().map(PolicyRights::contract).flatMap(Optional::stream).toList();
    return denied.about(
        tables.stream().map(table -> table.name().toString()).toList(),
        tables.stream().anyMatch(State::holdsRowsOfCities)
            ? new Concerned(List.of(Concerned.ALL), List.of())
            : Concerned.NOBODY);
  }

  private void walk(LogicalPlan node) {
    if (node instanceof UnresolvedWith with) {
      walk(with);
      return;
    }
    if (node instanceof ExplainCommand explained) { // what it explains is no child of it
      walk(explained.logicalPlan());
      return;
    }
    if (node instanceof UnresolvedRelation relation) {
      add(CollectionConverters.asJava(relation.multipartIdentifier()));
    } else if (node instanceof UnresolvedTableOrView table) {
      add(CollectionConverters.asJava(table.multipartIdentifier()));
    } else if (node instanceof RelationTimeTravel earlier) {
      walk(earlier.relation());
    } else if (node instanceof UnresolvedTableValuedFunction call
        && SightingFunctions.isNamed(call.name().last())) {
      tables.add(SightingFunctions.table());
    }
    CollectionConverters.asJava(node.expressions()).forEach(this::walk);
    CollectionConverters.asJava(node.children()).forEach(this::walk);
  }

  /** What a WITH names is known by that name inside of it alone. */
  private void walk(UnresolvedWith with) {
    Set<String> outside = Set.copyOf(parts);
    CollectionConverters.asJava(with.cteRelations())
        .forEach(
            each -> {
              walk((LogicalPlan) each._2());
              parts.add(each._1().toLowerCase(Locale.ROOT));
            });
    walk(with.child());
    parts.retainAll(outside);
  }

  private void walk(Expression expression) {
    if (expression instanceof PlanExpression<?> subquery
        && subquery.plan() instanceof LogicalPlan plan) {
      walk(plan);
    }
    CollectionConverters.asJava(expression.children()).forEach(this::walk);
  }

  /** {@code table}, {@code layer.table}, {@code layer.table.files}, with the lake before them. */
  private void add(List<String> said) {
    List<String> name = said.stream().map(part -> part.toLowerCase(Locale.ROOT)).toList();
    if (name.size() > 2 && name.get(0).equals("lake")) {
      name = name.subList(1, name.size());
    }
    if (name.size() > 1) {
      add(name.get(0), name.get(1));
    } else if (!parts.contains(name.get(0))) {
      add(schema, name.get(0));
    }
  }

  private void add(String layer, String table) {
    if (TableName.isName(layer, table)) {
      tables.add(new TableName(layer, table));
    }
  }
}
