package citylake.etl.landing;

import citylake.etl.format.DumpFormat;
import citylake.etl.format.DumpShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds the fields that a file's records were seen to have against its contract, for formats in
 * which each record names its fields; their order means nothing. A field is taken for renamed where
 * it alone is missing and one alone is unknown below the same parent.
 */
final class PlaceCheck {
  private static final int SHOWN = 10;
  private static final int LONGEST_NAME = 80;

  private PlaceCheck() {}

  static void check(List<String> seen, DumpShape shape) throws Refusal {
    List<String> missing = new ArrayList<>(shape.places());
    missing.removeAll(seen);
    List<String> unknown = new ArrayList<>(seen);
    unknown.removeAll(shape.places());
    boolean hasPaths = DumpFormat.of(shape).hasPaths();
    Map<String, String> renamed = new LinkedHashMap<>();
    for (String place : List.copyOf(missing)) {
      List<String> others = besides(place, unknown, hasPaths);
      if (besides(place, missing, hasPaths).size() == 1 && others.size() == 1) {
        renamed.put(place, others.get(0));
        missing.remove(place);
        unknown.remove(others.get(0));
      }
    }
    missing.removeIf(place -> shape.layout().optional().contains(nameOf(place, shape)));
    if (!missing.isEmpty() || !renamed.isEmpty() || !unknown.isEmpty()) {
      throw refusal(missing, renamed, unknown, shape);
    }
  }

  private static String nameOf(String place, DumpShape shape) {
    return shape.fields().get(shape.places().indexOf(place));
  }

  /** Those with the same parent; all, where places are no paths. */
  private static List<String> besides(String place, List<String> places, boolean hasPaths) {
    return hasPaths
        ? places.stream().filter(other -> parent(other).equals(parent(place))).toList()
        : List.copyOf(places);
  }

  private static String parent(String place) {
    return place.substring(0, Math.max(0, place.lastIndexOf('.')));
  }

  private static Refusal refusal(
      List<String> missing, Map<String, String> renamed, List<String> unknown, DumpShape shape) {
    List<String> what = new ArrayList<>();
    describe(what, "field(s) that no record has", missing.stream().map(PlaceCheck::name).toList());
    describe(
        what,
        "field(s) renamed",
        renamed.entrySet().stream()
            .map(
                each ->
                    "%s is now called %s?".formatted(name(each.getKey()), name(each.getValue())))
            .toList());
    describe(
        what,
        "field(s) that the contract does not know",
        unknown.stream().map(PlaceCheck::name).toList());
    return Refusal.of(
        !missing.isEmpty()
            ? "missing_column"
            : renamed.isEmpty() ? "extra_column" : "renamed_column",
        "its fields are not those of the contract: " + String.join("; ", what),
        "the export was changed",
        "the file with the %d fields of the contract, or tell the data team of the change before the next delivery"
            .formatted(shape.fields().size()));
  }

  private static void describe(List<String> what, String words, List<String> places) {
    if (!places.isEmpty()) {
      String shown = String.join(", ", places.subList(0, Math.min(SHOWN, places.size())));
      String rest = places.size() > SHOWN ? " and %d more".formatted(places.size() - SHOWN) : "";
      what.add("%d %s: %s%s".formatted(places.size(), words, shown, rest));
    }
  }

  /** A name that is none may be data about a person. */
  private static String name(String place) {
    boolean isName = place.length() <= LONGEST_NAME && place.chars().noneMatch(c -> c < ' ');
    return isName ? "'%s'".formatted(place) : "a text of %d characters".formatted(place.length());
  }
}
