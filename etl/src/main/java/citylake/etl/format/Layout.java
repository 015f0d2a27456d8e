package citylake.etl.format;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the fields lie in a record, and what else a format has to be told.
 *
 * @param places of each field, in the order of the fields; what a place is, the format says: a
 *     path, a column's title, a range of bytes
 * @param optional fields that a whole file may lack
 * @param settings of the format by name, e.g. the name of the element that is a record
 */
public record Layout(List<String> places, Set<String> optional, Map<String, String> settings) {

  /** Fields that lie in file order and need no more. */
  public static final Layout IN_ORDER = new Layout(List.of(), Set.of(), Map.of());

  public Layout {
    places = List.copyOf(places);
    optional = Set.copyOf(optional);
    settings = Map.copyOf(settings);
  }

  /** A setting; refused where it is missing. */
  public String setting(String name) {
    String value = settings.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "Invalid dump shape: setting '%s' is missing. Add it to the dump's contract."
              .formatted(name));
    }
    return value;
  }
}
