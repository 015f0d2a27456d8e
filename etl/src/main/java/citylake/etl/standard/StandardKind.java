package citylake.etl.standard;

import citylake.ddl.Grade;
import citylake.ddl.TableContract;
import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * A kind of record that cities deliver: what its standard table says about the world.
 *
 * <p>Every table of layer standard is one; the list of them is the list of contracts, {@code
 * contracts/index.txt}.
 *
 * @param name last part of the standard table's name, e.g. "incident"
 * @param key columns that identify a row in the lake; {@code city_code} is always first
 * @param columns the world columns in the order of the table's contract; those that describe the
 *     row's journey ({@code _row}, {@code first_seen_month}, ...) belong to the merge
 * @param eventTime column that says when the event began, UTC; empty for a register's entries
 * @param isTimeShown whether tables that many read may say when the newest event was
 */
public record StandardKind(
    String name,
    List<String> key,
    StructType columns,
    Optional<String> eventTime,
    boolean isTimeShown) {
  private static final String LAYER = "standard";
  private static final Set<String> OF_THE_MERGE = Set.of("first_seen_month", "retracted_in");

  private static final List<StandardKind> ALL =
      TableContracts.inLayer(LAYER).stream().map(StandardKind::declared).toList();

  private static StandardKind declared(TableContract contract) {
    String world =
        contract.columns().stream()
            .filter(column -> !column.name().startsWith("_"))
            .filter(column -> !OF_THE_MERGE.contains(column.name()))
            .map(column -> column.name() + " " + column.type())
            .collect(Collectors.joining(", "));
    return new StandardKind(
        contract.name().table(),
        contract.keyColumns(),
        StructType.fromDDL(world),
        contract.eventTime(),
        contract
            .eventTime()
            .map(time -> contract.column(time).grade().compareTo(Grade.INTERNAL) <= 0)
            .orElse(false));
  }

  /** Every kind that a vendor may deliver, in the order of the flow. */
  public static List<StandardKind> all() {
    return ALL;
  }

  /** The standard table of every kind. */
  public static List<TableName> tables() {
    return ALL.stream().map(StandardKind::table).toList();
  }

  /**
   * Whether a dump may have this name: that of a kind, or {@code <kind>.<form>} where a city or
   * vendor has dumps of several forms of one kind.
   */
  public static boolean isDump(String name) {
    return name.matches("[a-z_]+([.][a-z][a-z0-9_]*)?")
        && ALL.stream().anyMatch(kind -> kind.name().equals(kindOf(name)));
  }

  /** The kind of the records of the dump of this name. */
  public static StandardKind ofDump(String name) {
    return named(kindOf(name));
  }

  private static String kindOf(String dump) {
    return dump.split("[.]", 2)[0];
  }

  /** The kind of this name. */
  public static StandardKind named(String name) {
    return ALL.stream()
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid kind (must be one of %s): %s".formatted(names(), name)));
  }

  /** The names of all kinds, for messages. */
  public static String names() {
    return ALL.stream().map(StandardKind::name).collect(Collectors.joining(", "));
  }

  /** The standard table of this kind. */
  public TableName table() {
    return new TableName(LAYER, name);
  }

  /** Whether its rows lie somewhere. */
  public boolean hasPlace() {
    return List.of(columns.fieldNames()).contains("lon");
  }

  /** The type of a world column; a column of another name is refused. */
  public DataType typeOf(String column) {
    return columns.apply(column).dataType();
  }
}
