package citylake.etl.standard;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * A kind of record that cities deliver: what its standard table says about the world.
 *
 * @param name last part of the standard table's name, e.g. "incident"
 * @param key columns that identify a row in the lake; {@code city_code} is always first
 * @param columns the world columns in the order of the table's contract; those that describe the
 *     row's journey ({@code _row}, {@code first_seen_month}, ...) belong to the merge
 */
public record StandardKind(String name, List<String> key, StructType columns) {

  public static final StandardKind INCIDENT =
      new StandardKind(
          "incident",
          List.of("city_code", "incident_no", "offence_no"),
          struct(
              """
              city_code string, city_code_system string, incident_no string, offence_no string,
              offence_code string, offence_code_source string, offence_text string, origin string,
              """
                  + Shared.WHEN_AND_WHERE));

  public static final StandardKind CRASH =
      new StandardKind(
          "crash",
          List.of("city_code", "crash_no"),
          struct(
              """
              city_code string, city_code_system string, crash_no string, incident_no string,
              crash_code string, crash_code_source string, crash_text string,
              """
                  + Shared.WHEN_AND_WHERE));

  private static final List<StandardKind> ALL = List.of(INCIDENT, CRASH);

  /** Every kind that a vendor may deliver. */
  public static List<StandardKind> all() {
    return ALL;
  }

  /** Whether a kind of this name exists. */
  public static boolean exists(String name) {
    return ALL.stream().anyMatch(kind -> kind.name().equals(name));
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

  /** The type of a world column; a column of another name is refused. */
  public DataType typeOf(String column) {
    return columns.apply(column).dataType();
  }

  private static StructType struct(String declaration) {
    return StructType.fromDDL(declaration);
  }

  /** What all events have in common. */
  private static final class Shared {
    private static final String WHEN_AND_WHERE =
        """
        occurred_from timestamp, occurred_to timestamp,
        occurred_from_local timestamp_ntz, occurred_to_local timestamp_ntz,
        reported_at timestamp, reported_at_local timestamp_ntz,
        lon double, lat double, place_source string, place_precision string, place_original string,
        address_text string, district string, neighbourhood string
        """;
  }
}
