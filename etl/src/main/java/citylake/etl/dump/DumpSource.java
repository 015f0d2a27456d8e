package citylake.etl.dump;

import citylake.etl.format.DumpShape;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * Spark source of landed dump files: {@code
 * spark.read().format(DumpSource.class.getName()).options(DumpSource.options(shape,
 * files)).load()}.
 *
 * <p>Grain: one row per data record, in file order within a split. Columns: see {@link
 * DumpColumns}. Batch reads only; columns that are not asked for cost nothing.
 */
public final class DumpSource implements TableProvider {

  /** The options that name what to read. */
  public static Map<String, String> options(DumpShape shape, List<LandedFile> landedFiles) {
    return new DumpOptions(shape, landedFiles).asMap();
  }

  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    return DumpColumns.schema(DumpOptions.of(options).shape());
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    return new DumpTable(DumpOptions.of(properties));
  }
}
