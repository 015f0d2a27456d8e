package citylake.lineage.column;

import static scala.jdk.javaapi.CollectionConverters.asJava;

import citylake.ddl.TableName;
import citylake.lineage.column.ColumnUse.How;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.CTERelationDef;
import org.apache.spark.sql.catalyst.plans.logical.CTERelationRef;
import org.apache.spark.sql.catalyst.plans.logical.Expand;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.Generate;
import org.apache.spark.sql.catalyst.plans.logical.Join;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.Sort;
import org.apache.spark.sql.catalyst.plans.logical.Union;
import org.apache.spark.sql.catalyst.plans.logical.Window;
import org.apache.spark.sql.catalyst.plans.logical.WithCTE;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;

/**
 * Reads column lineage off an analysed plan by following the ids of its expressions from the tables
 * up.
 *
 * <p>Code of ours inside a plan (typed operators) cannot be looked into: there, each output is said
 * to come from every column that reaches the code. An operator that is not known here is treated
 * the same way, so the answer may name too much, never too little.
 */
public final class PlanColumns {
  private final Map<Long, NavigableSet<ColumnUse>> byId = new HashMap<>();
  private final Map<Long, List<Attribute>> shared = new HashMap<>();
  private final NavigableSet<ColumnUse> rows = new TreeSet<>();
  private final ExpressionUses expressions = new ExpressionUses(this::of, this::nested);

  private PlanColumns() {}

  /** Lineage of the rows that a step gives. */
  public static ColumnLineage of(Dataset<Row> output) {
    PlanColumns columns = new PlanColumns();
    LogicalPlan plan = output.queryExecution().analyzed();
    columns.follow(plan);
    Map<String, NavigableSet<ColumnUse>> named = new LinkedHashMap<>();
    asJava(plan.output()).forEach(column -> named.put(column.name(), columns.of(column)));
    return new ColumnLineage(named, columns.rows);
  }

  private NavigableSet<ColumnUse> of(Attribute attribute) {
    return byId.getOrDefault(attribute.exprId().id(), new TreeSet<>());
  }

  private void follow(LogicalPlan plan) {
    if (plan instanceof WithCTE with) {
      asJava(with.cteDefs()).forEach(this::follow);
      follow(with.plan());
      return;
    }
    if (plan instanceof DataSourceV2Relation relation) {
      table(relation);
      return;
    }
    asJava(plan.children()).forEach(this::follow);
    if (plan instanceof CTERelationDef definition) {
      shared.put(definition.id(), asJava(definition.child().output()));
    } else if (plan instanceof CTERelationRef reference) {
      byPosition(asJava(reference.output()), shared.get(reference.cteId()));
    } else if (plan instanceof Union union) {
      asJava(union.children())
          .forEach(child -> byPosition(asJava(union.output()), asJava(child.output())));
    } else if (plan instanceof Project project) {
      named(asJava(project.projectList()));
    } else if (plan instanceof Aggregate aggregate) {
      named(asJava(aggregate.aggregateExpressions()));
      decides(asJava(aggregate.groupingExpressions()), How.GROUP_BY);
    } else if (plan instanceof Filter filter) {
      decides(List.of(filter.condition()), How.FILTER);
    } else if (plan instanceof Join join) {
      if (join.condition().isDefined()) {
        decides(List.of(join.condition().get()), How.JOIN);
      }
    } else if (plan instanceof Sort sort) {
      decides(asJava(sort.order()), How.SORT);
    } else if (plan instanceof Window window) {
      window(window);
    } else if (plan instanceof Generate generate) {
      NavigableSet<ColumnUse> uses = expressions.of((Expression) generate.generator());
      asJava(generate.generatorOutput()).forEach(column -> add(column, uses, How.TRANSFORMATION));
    } else if (plan instanceof Expand expand) {
      asJava(expand.projections()).forEach(list -> expanded(asJava(expand.output()), asJava(list)));
    } else {
      opaque(plan);
    }
  }

  private void table(DataSourceV2Relation relation) {
    Identifier name = relation.identifier().get();
    TableName table = new TableName(name.namespace()[name.namespace().length - 1], name.name());
    for (Attribute column : asJava(relation.output())) {
      NavigableSet<ColumnUse> itself = new TreeSet<>();
      itself.add(new ColumnUse(table, column.name(), How.IDENTITY));
      byId.put(column.exprId().id(), itself);
    }
  }

  private void named(Collection<? extends NamedExpression> list) {
    for (NamedExpression column : list) {
      if (!(column instanceof Attribute)) {
        byId.put(column.exprId().id(), expressions.of((Expression) column));
      }
    }
  }

  private void window(Window window) {
    NavigableSet<ColumnUse> by = new TreeSet<>();
    asJava(window.partitionSpec()).forEach(part -> by.addAll(expressions.of(part)));
    for (SortOrder order : asJava(window.orderSpec())) {
      by.addAll(expressions.of(order));
    }
    named(asJava(window.windowExpressions()));
    asJava(window.windowExpressions()).forEach(column -> add(column.toAttribute(), by, How.WINDOW));
  }

  private void expanded(List<Attribute> output, List<Expression> values) {
    for (int i = 0; i < output.size(); i++) {
      add(output.get(i), expressions.of(values.get(i)), How.IDENTITY);
    }
  }

  private void byPosition(List<Attribute> output, List<Attribute> from) {
    for (int i = 0; i < output.size(); i++) {
      add(output.get(i), of(from.get(i)), How.IDENTITY);
    }
  }

  /** What is new in the output of an operator that cannot be looked into comes from all it gets. */
  private void opaque(LogicalPlan plan) {
    NavigableSet<ColumnUse> all = new TreeSet<>();
    asJava(plan.children())
        .forEach(child -> asJava(child.output()).forEach(column -> all.addAll(of(column))));
    asJava(plan.output()).stream()
        .filter(column -> !byId.containsKey(column.exprId().id()))
        .forEach(column -> add(column, all, How.TRANSFORMATION));
  }

  private void decides(Collection<? extends Expression> by, How how) {
    by.forEach(expression -> expressions.of(expression).forEach(use -> rows.add(use.then(how))));
  }

  private void add(Attribute column, Collection<ColumnUse> uses, How how) {
    NavigableSet<ColumnUse> all = byId.computeIfAbsent(column.exprId().id(), id -> new TreeSet<>());
    List.copyOf(uses).forEach(use -> all.add(use.then(how)));
  }

  /** A query inside an expression: what it gives goes into the value. */
  private NavigableSet<ColumnUse> nested(LogicalPlan query) {
    follow(query);
    NavigableSet<ColumnUse> uses = new TreeSet<>();
    asJava(query.output()).forEach(column -> uses.addAll(of(column)));
    return uses;
  }
}
