package citylake.lake;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.spark.source.SparkTable;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.MetadataColumn;
import org.apache.spark.sql.connector.catalog.SupportsMetadataColumns;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.catalog.constraints.Constraint;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * An Iceberg table at one snapshot of which nothing but reading is left.
 *
 * <p>Handed out as it is, Iceberg's own statements (ALTER TABLE .. DROP TAG, CREATE BRANCH, ADD
 * PARTITION FIELD, WRITE ORDERED BY) would take it apart and change the table behind the read-only
 * catalog.
 */
final class ReleasedTable implements SupportsRead, SupportsMetadataColumns {
  /** What Spark itself says of a read at a version. */
  private static final Set<String> KNOWN_OPTIONS = Set.of("versionasof");

  private final SparkTable table;

  ReleasedTable(SparkTable table) {
    this.table = table;
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
    for (String option : options.keySet()) {
      if (!KNOWN_OPTIONS.contains(option.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(
            "Cannot read %s with option '%s': readers see released tables as they are. Leave the option out; for an earlier release say VERSION AS OF and its number."
                .formatted(name(), option));
      }
    }
    return table.newScanBuilder(CaseInsensitiveStringMap.empty());
  }

  @Override
  public Set<TableCapability> capabilities() {
    return EnumSet.of(TableCapability.BATCH_READ);
  }

  @Override
  public String name() {
    return table.name();
  }

  @Override
  public String id() {
    return table.id();
  }

  @Override
  public String version() {
    return table.version();
  }

  @Override
  @Deprecated
  public StructType schema() {
    return table.schema();
  }

  @Override
  public Column[] columns() {
    return table.columns();
  }

  @Override
  public Transform[] partitioning() {
    return table.partitioning();
  }

  @Override
  public Map<String, String> properties() {
    return table.properties();
  }

  @Override
  public Constraint[] constraints() {
    return table.constraints();
  }

  @Override
  public MetadataColumn[] metadataColumns() {
    return table.metadataColumns();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReleasedTable that && table.equals(that.table);
  }

  @Override
  public int hashCode() {
    return table.hashCode();
  }

  @Override
  public String toString() {
    return table.toString();
  }
}
