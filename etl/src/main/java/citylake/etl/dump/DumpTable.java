package citylake.etl.dump;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** Landed dump files of one shape as a table to read. */
final class DumpTable implements SupportsRead {
  private final DumpOptions options;

  DumpTable(DumpOptions options) {
    this.options = options;
  }

  @Override
  public String name() {
    return "dump";
  }

  @Override
  public Column[] columns() {
    return Arrays.stream(DumpColumns.schema(options.shape()).fields())
        .map(field -> Column.create(field.name(), field.dataType(), field.nullable()))
        .toArray(Column[]::new);
  }

  @Override
  public Set<TableCapability> capabilities() {
    return EnumSet.of(TableCapability.BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap readOptions) {
    return new Pruning();
  }

  /** Takes the columns that the query needs. */
  private final class Pruning implements SupportsPushDownRequiredColumns {
    private StructType required = DumpColumns.schema(options.shape());

    @Override
    public void pruneColumns(StructType requiredSchema) {
      required = requiredSchema;
    }

    @Override
    public Scan build() {
      return new DumpScan(options, required);
    }
  }
}
