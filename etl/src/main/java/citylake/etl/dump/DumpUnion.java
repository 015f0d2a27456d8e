package citylake.etl.dump;

import citylake.etl.format.DumpShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation$;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import scala.Option;

/**
 * Projections of many dumps as one table: the rows of their union, planned once.
 *
 * <p>Spark plans a union anew for each query, every branch of it: with three hundred dumps a night
 * of a few thousand records took minutes of planning. Here each projection is planned once, alone;
 * from then on it is a part of the read, and a query sees one table. Columns that a query does not
 * ask for are not computed.
 */
public final class DumpUnion implements SupportsRead {
  private final List<ProjectedDump> dumps;
  private final StructType schema;

  private DumpUnion(List<ProjectedDump> dumps, StructType schema) {
    this.dumps = dumps;
    this.schema = schema;
  }

  /**
   * The rows of all of them.
   *
   * @param parts all with the same columns in the same order; at least one. What is not a
   *     projection of one {@link DumpSource}, row for row, is united as Spark does it.
   * @throws IllegalArgumentException where columns differ
   */
  public static Dataset<Row> of(List<Dataset<Row>> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    List<ProjectedDump> dumps = new ArrayList<>();
    List<Dataset<Row>> united = new ArrayList<>();
    for (Dataset<Row> part : parts) {
      ProjectedDump.of(part).ifPresentOrElse(dumps::add, () -> united.add(part));
    }
    StructType schema = schema(parts);
    if (!dumps.isEmpty()) {
      united.add(rows(new DumpUnion(dumps, schema), parts.get(0)));
    }
    return united.stream().reduce(Dataset::unionByName).orElseThrow();
  }

  /**
   * What is known about each record of many dumps, behind constants of its dump.
   *
   * @param parts all with constants of the same names; at least one
   */
  public static Table ofRecords(List<Records> parts) {
    List<ProjectedDump> dumps =
        parts.stream()
            .map(
                part ->
                    ProjectedDump.ofRecords(
                        new DumpOptions(part.shape(), part.files()), part.constants()))
            .toList();
    return new DumpUnion(dumps, dumps.get(0).schema());
  }

  /**
   * Dumps of one form.
   *
   * @param constants columns that stand before those about the record, in this order
   */
  public record Records(DumpShape shape, List<LandedFile> files, Map<String, Object> constants) {}

  /** The same rows, planned as a part of a union: many can be planned side by side. */
  public static Dataset<Row> planned(Dataset<Row> part) {
    ProjectedDump.of(part);
    return part;
  }

  private static Dataset<Row> rows(DumpUnion table, Dataset<Row> ofSameSession) {
    DataSourceV2Relation relation =
        DataSourceV2Relation$.MODULE$.create(
            table,
            Option.empty(),
            Option.empty(),
            CaseInsensitiveStringMap.empty(),
            Option.empty());
    var known = (org.apache.spark.sql.classic.Dataset<Row>) ofSameSession;
    return org.apache.spark.sql.classic.Dataset.ofRows(known.sparkSession(), relation);
  }

  private static StructType schema(List<Dataset<Row>> parts) {
    StructType schema = parts.get(0).schema();
    for (Dataset<Row> other : parts) {
      schema = withNullsOf(schema, other.schema());
    }
    return schema;
  }

  /** A column that may be null in one may be null in all. */
  private static StructType withNullsOf(StructType schema, StructType other) {
    if (!Arrays.equals(schema.fieldNames(), other.fieldNames())) {
      throw new IllegalArgumentException(
          "Cannot unite dumps with different columns: %s and %s."
              .formatted(
                  String.join(", ", schema.fieldNames()), String.join(", ", other.fieldNames())));
    }
    List<StructField> fields = new ArrayList<>();
    for (StructField field : schema.fields()) {
      StructField same = other.apply(field.name());
      if (!DataType.equalsIgnoreNullability(field.dataType(), same.dataType())) {
        throw new IllegalArgumentException(
            "Cannot unite dumps: column %s is %s in one and %s in another."
                .formatted(
                    field.name(), field.dataType().simpleString(), same.dataType().simpleString()));
      }
      boolean nullable = field.nullable() || same.nullable();
      fields.add(new StructField(field.name(), field.dataType(), nullable, field.metadata()));
    }
    return new StructType(fields.toArray(StructField[]::new));
  }

  @Override
  public String name() {
    return "dumps";
  }

  @Override
  public Column[] columns() {
    return Arrays.stream(schema.fields())
        .map(field -> Column.create(field.name(), field.dataType(), field.nullable()))
        .toArray(Column[]::new);
  }

  @Override
  public Set<TableCapability> capabilities() {
    return EnumSet.of(TableCapability.BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
    return new Pruning();
  }

  /** Takes the columns that the query needs. */
  private final class Pruning implements SupportsPushDownRequiredColumns {
    private StructType required = schema;

    @Override
    public void pruneColumns(StructType requiredSchema) {
      required = requiredSchema;
    }

    @Override
    public Scan build() {
      return new UnionScan(dumps, required);
    }
  }
}
