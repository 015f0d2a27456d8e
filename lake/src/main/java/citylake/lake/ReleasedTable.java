package citylake.lake;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.iceberg.Schema;
import org.apache.iceberg.spark.source.SparkTable;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.util.SnapshotUtil;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.MetadataColumn;
import org.apache.spark.sql.connector.catalog.SupportsMetadataColumns;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.catalog.constraints.Constraint;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * An Iceberg table at one snapshot of which nothing but reading is left.
 *
 * <p>Handed out as it is, Iceberg's own statements (ALTER TABLE .. DROP TAG, CREATE BRANCH, ADD
 * PARTITION FIELD, WRITE ORDERED BY) would take it apart and change the table behind the read-only
 * catalog.
 */
final class ReleasedTable implements SupportsRead, SupportsMetadataColumns, GovernedTable {
  /** What Spark itself says of a read at a version, and the mark of a governed relation. */
  private static final Set<String> KNOWN_OPTIONS =
      Set.of("versionasof", ReleasedSession.MARK_OPTION);

  private final SparkTable table;

  /** Names of the columns that there are for whoever asks; null for all. */
  private final Set<String> shown;

  ReleasedTable(SparkTable table) {
    this(table, null);
  }

  private ReleasedTable(SparkTable table, Set<String> shown) {
    this.table = table;
    this.shown = shown;
  }

  /**
   * A table of which only some columns have names, and nothing else is told.
   *
   * @param shows says so of a column, by its present name
   */
  static ReleasedTable governed(SparkTable table, Predicate<String> shows) {
    Set<String> shown = new LinkedHashSet<>();
    presentNames(table)
        .forEach(
            (name, present) -> {
              if (shows.test(present)) {
                shown.add(name);
              }
            });
    return new ReleasedTable(table, shown);
  }

  private static Map<String, String> presentNames(SparkTable table) {
    Schema now = table.table().schema();
    Map<String, String> names = new LinkedHashMap<>();
    for (Types.NestedField field :
        SnapshotUtil.schemaFor(table.table(), table.snapshotId()).columns()) {
      String present = now.findColumnName(field.fieldId());
      if (present != null) {
        names.put(field.name(), present);
      }
    }
    return names;
  }

  @Override
  public Map<String, String> presentNames() {
    return presentNames(table);
  }

  @Override
  public Table whole() {
    return new ReleasedTable(table);
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
    return table.newScanBuilder(
        new CaseInsensitiveStringMap(Map.of(ScanCost.OPTION, ScanCost.OPEN_FILE)));
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
    StructType all = table.schema();
    return shown == null
        ? all
        : new StructType(
            Arrays.stream(all.fields())
                .filter(field -> shown.contains(field.name()))
                .toArray(StructField[]::new));
  }

  @Override
  public Column[] columns() {
    return shown == null
        ? table.columns()
        : Arrays.stream(table.columns())
            .filter(column -> shown.contains(column.name()))
            .toArray(Column[]::new);
  }

  @Override
  public Transform[] partitioning() {
    return shown == null ? table.partitioning() : new Transform[0];
  }

  @Override
  public Map<String, String> properties() {
    return shown == null ? table.properties() : Map.of();
  }

  @Override
  public Constraint[] constraints() {
    return shown == null ? table.constraints() : new Constraint[0];
  }

  @Override
  public MetadataColumn[] metadataColumns() {
    return shown == null ? table.metadataColumns() : new MetadataColumn[0];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReleasedTable that
        && table.equals(that.table)
        && Objects.equals(shown, that.shown);
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
