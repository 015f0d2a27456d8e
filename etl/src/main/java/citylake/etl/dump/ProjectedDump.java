package citylake.etl.dump;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeSet;
import org.apache.spark.sql.catalyst.expressions.BindReferences;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal$;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.package$;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.types.DataTypeUtils;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2ScanRelation;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The read of one dump and the projections upon it, taken out of a plan that is nothing else.
 *
 * @param dump which files, and their form
 * @param read what the lowest projection sees
 * @param projections from the dump upwards; none where the dump is taken as it is
 */
record ProjectedDump(
    DumpOptions dump, List<NamedExpression> read, List<List<NamedExpression>> projections) {

  /** Empty where the rows are not a projection of one dump, row for row. */
  static Optional<ProjectedDump> of(Dataset<Row> rows) {
    LogicalPlan plan =
        ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution().optimizedPlan();
    Deque<List<NamedExpression>> projections = new ArrayDeque<>();
    while (plan instanceof Project project) {
      projections.addFirst(CollectionConverters.asJava(project.projectList()));
      plan = project.child();
    }
    return plan instanceof DataSourceV2ScanRelation relation
            && relation.scan() instanceof DumpScan scan
        ? Optional.of(
            new ProjectedDump(
                scan.options(),
                List.copyOf(CollectionConverters.asJava(relation.output())),
                List.copyOf(projections)))
        : Optional.empty();
  }

  /** What is known about each record, behind constants; no field is read. */
  static ProjectedDump ofRecords(DumpOptions dump, Map<String, Object> constants) {
    List<NamedExpression> read =
        List.copyOf(
            CollectionConverters.asJava(DataTypeUtils.toAttributes(DumpColumns.ABOUT_THE_RECORD)));
    List<NamedExpression> columns = new ArrayList<>();
    constants.forEach(
        (name, value) ->
            columns.add(
                new Alias(
                    Literal$.MODULE$.apply(value),
                    name,
                    NamedExpression.newExprId(),
                    noNames(),
                    Option.empty(),
                    noNames())));
    columns.addAll(read);
    return new ProjectedDump(dump, read, List.of(columns));
  }

  private static Seq<String> noNames() {
    return CollectionConverters.asScala(List.<String>of()).toSeq();
  }

  /** All columns. */
  StructType schema() {
    return schema(level(projections.size()));
  }

  /** What a task does to give these columns and no others, in this order. */
  ProjectionTask giving(StructType columns) {
    List<NamedExpression> wanted =
        Arrays.stream(columns.fieldNames())
            .map(name -> named(name, level(projections.size())))
            .toList();
    Deque<List<Expression>> bound = new ArrayDeque<>();
    for (int level = projections.size(); level > 0; level--) {
      List<NamedExpression> below = referenced(wanted, level(level - 1));
      bound.addFirst(bound(wanted, below));
      wanted = below;
    }
    if (projections.isEmpty()) {
      return new ProjectionTask(dump.shape().toJson(), columns, List.of());
    }
    return new ProjectionTask(dump.shape().toJson(), schema(wanted), List.copyOf(bound));
  }

  /** The columns above so many projections. */
  private List<NamedExpression> level(int projectionsBelow) {
    return projectionsBelow == 0 ? read : projections.get(projectionsBelow - 1);
  }

  private static NamedExpression named(String name, List<NamedExpression> columns) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<NamedExpression> referenced(
      List<NamedExpression> by, List<NamedExpression> columns) {
    Set<ExprId> ids =
        by.stream()
            .flatMap(column -> CollectionConverters.asJava(references(column).toSeq()).stream())
            .map(Attribute::exprId)
            .collect(Collectors.toSet());
    return columns.stream().filter(column -> ids.contains(column.exprId())).toList();
  }

  private static AttributeSet references(NamedExpression column) {
    return ((Expression) column).references();
  }

  private static List<Expression> bound(List<NamedExpression> columns, List<NamedExpression> to) {
    List<Attribute> input = to.stream().map(NamedExpression::toAttribute).toList();
    var places = package$.MODULE$.AttributeSeq(CollectionConverters.asScala(input).toSeq());
    List<Expression> bound = new ArrayList<>();
    for (NamedExpression column : columns) {
      bound.add(BindReferences.bindReference((Expression) column, places, false));
    }
    return bound;
  }

  private static StructType schema(List<NamedExpression> columns) {
    StructType schema = new StructType();
    for (NamedExpression column : columns) {
      Attribute attribute = column.toAttribute();
      schema = schema.add(attribute.name(), attribute.dataType(), attribute.nullable());
    }
    return schema;
  }
}
