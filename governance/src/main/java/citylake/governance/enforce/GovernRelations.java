package citylake.governance.enforce;

import citylake.ddl.ColumnContract;
import citylake.ddl.Grade;
import citylake.ddl.TableName;
import citylake.governance.gate.Denied;
import citylake.lake.GovernedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.catalyst.trees.TreeNodeTag;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.apache.spark.sql.functions;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/**
 * Puts a filter and masks over every relation of an analysed statement, in subqueries too.
 *
 * <p>Each relation becomes a new one with all columns, over it the policy's filter, a barrier, the
 * masks, and last a projection that gives each result the identity of the column it stands for: so
 * nothing above has to change, and nothing above can reach what is below.
 *
 * <p>The barrier keeps the optimiser from evaluating the asker's predicates before the policy's:
 * they could fail, and so tell, on hidden rows. Spark moves no filter past an expression that is
 * not deterministic; {@link PublicComparisons} moves those that tell nothing.
 */
final class GovernRelations extends Rule<LogicalPlan> {
  private static final Column BARRIER = functions.spark_partition_id().geq(0);

  /** Names the table on the projection that stands for it. */
  static final TreeNodeTag<String> TABLE = new TreeNodeTag<>("citylake.table");

  private final GovernedStatements statements;
  private final org.apache.spark.sql.SparkSession session;

  GovernRelations(GovernedStatements statements, org.apache.spark.sql.SparkSession session) {
    this.statements = statements;
    this.session = session;
  }

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    return plan.transformUpWithSubqueries(
        new AbstractPartialFunction<LogicalPlan, LogicalPlan>() {
          @Override
          public boolean isDefinedAt(LogicalPlan node) {
            return node instanceof DataSourceV2Relation relation && !GovernMark.isOn(relation);
          }

          @Override
          public LogicalPlan apply(LogicalPlan node) {
            return governed((DataSourceV2Relation) node);
          }
        });
  }

  private LogicalPlan governed(DataSourceV2Relation relation) {
    TableName table = nameOf(relation);
    GovernedStatements.Statement statement = statements.of(session);
    TableView view =
        statement
            .views()
            .of(table)
            .orElseThrow(() -> new Refusal(Denied.NO_RIGHT, "Cannot read %s.".formatted(table)));
    if (!(relation.table() instanceof GovernedTable governed)) {
      throw new Refusal(
          Denied.NOT_ALLOWED,
          "Cannot read %s: it is no table of the released lake.".formatted(relation.name()));
    }
    statement.reads(table);
    Dataset<Row> present = present(table, governed);
    Dataset<Row> rows =
        view.cells().map(cells -> cells.marked(present, present(table, governed))).orElse(present);
    LogicalPlan named = named(relation, seen(rows, view, relation, governed.presentNames()));
    named.setTagValue(TABLE, table.toString());
    return named;
  }

  /** Names of the lake's only catalog have two parts. */
  private static TableName nameOf(DataSourceV2Relation relation) {
    Identifier name =
        relation
            .identifier()
            .getOrElse(
                () -> {
                  throw new Refusal(
                      Denied.NOT_ALLOWED,
                      "Cannot read %s: only tables of the lake have names here."
                          .formatted(relation.name()));
                });
    return new TableName(name.namespace()[0], name.name());
  }

  /** The whole table by present names, whatever the snapshot calls its columns. */
  private Dataset<Row> present(TableName table, GovernedTable governed) {
    Dataset<Row> whole =
        org.apache.spark.sql.classic.Dataset.ofRows(
            statements.plain(),
            DataSourceV2Relation.create(
                governed.whole(),
                Option.empty(),
                Option.empty(),
                GovernMark.options(),
                Option.empty()));
    Set<String> open = publicColumns(table);
    return whole.select(
        governed.presentNames().entrySet().stream()
            .map(name -> present(whole.col("`" + name.getKey() + "`"), name.getValue(), open))
            .toArray(Column[]::new));
  }

  /** The columns of the relation, in its order, as the view lets them be seen. */
  private static LogicalPlan seen(
      Dataset<Row> present,
      TableView view,
      DataSourceV2Relation relation,
      Map<String, String> presentNames) {
    Dataset<Row> rows = view.rows() == null ? present : present.filter(view.rows()).filter(BARRIER);
    List<Column> columns = new ArrayList<>();
    for (AttributeReference column : CollectionConverters.asJava(relation.output())) {
      String name = presentNames.get(column.name());
      Column seen = view.columns().get(name);
      if (seen == null) {
        throw new Refusal(
            Denied.NO_RIGHT, "Cannot read column %s of %s.".formatted(name, relation.name()));
      }
      columns.add(seen.as(column.name()));
    }
    return ((org.apache.spark.sql.classic.Dataset<Row>) rows.select(columns.toArray(Column[]::new)))
        .queryExecution()
        .analyzed();
  }

  private static Column present(Column column, String name, Set<String> open) {
    return open.contains(name) ? column.as(name, PublicComparisons.MARK) : column.as(name);
  }

  private static Set<String> publicColumns(TableName table) {
    return PolicyRights.contract(table).stream()
        .flatMap(contract -> contract.columns().stream())
        .filter(column -> column.grade() == Grade.PUBLIC)
        .map(ColumnContract::name)
        .collect(Collectors.toSet());
  }

  private static LogicalPlan named(DataSourceV2Relation relation, LogicalPlan seen) {
    List<NamedExpression> names = new ArrayList<>();
    List<Attribute> results = CollectionConverters.asJava(seen.output());
    List<AttributeReference> columns = CollectionConverters.asJava(relation.output());
    for (int i = 0; i < columns.size(); i++) {
      AttributeReference column = columns.get(i);
      Attribute result = results.get(i);
      if (!result.dataType().sameType(column.dataType())) {
        throw new Refusal(
            Denied.UNREADABLE,
            "Cannot read column %s of %s: its mask gives %s where the column is %s. The policy must be corrected; nothing was read."
                .formatted(
                    column.name(),
                    relation.name(),
                    result.dataType().simpleString(),
                    column.dataType().simpleString()));
      }
      names.add(
          new Alias(
              result,
              column.name(),
              column.exprId(),
              column.qualifier(),
              Option.apply(column.metadata()),
              CollectionConverters.asScala(List.<String>of()).toSeq()));
    }
    return new Project(CollectionConverters.asScala(names).toSeq(), seen);
  }
}
