package citylake.etl.draft;

import citylake.etl.draft.Draft.DraftCell;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the draft of a city's YAML. */
final class CityDraft {
  private static final Pattern ENDING = Pattern.compile("[.]([A-Za-z]+)([.][Gg][Zz])?$");

  private CityDraft() {}

  static String text(
      Known known, String file, Roles roles, DegreeSystem degrees, List<DraftCell> cells) {
    boolean isInDegrees = known.proj4() == null;
    DraftCell centre = cells.isEmpty() ? new DraftCell(0, 0, 0) : cells.get(0);
    return """
    # Draft from %s. Lines marked "ask" cannot be read from a file.
    city: %s
    name: %s
    city_code: %s%s
    city_code_system: %s%s
    vendor: %s
    time_zone: %s%s
    coordinate_system: %s%s
    centre: {lon: %s, lat: %s}%s
    deadline: "01:00"              # ask: when its dumps are there
    contact: not known             # ask
    onboarding: {state: drafted, wave: 1}
    dumps:%s
      %s
    """
        .formatted(
            file,
            known.city(),
            ContractDraft.quoted(name(known.city())),
            ContractDraft.quoted(known.cityCode() == null ? known.city() : known.cityCode()),
            known.cityCode() == null ? "   # ask: the city's code in the system below" : "",
            known.cityCodeSystem() == null
                ? "not known"
                : ContractDraft.quoted(known.cityCodeSystem()),
            known.cityCodeSystem() == null ? "    # ask" : "",
            known.vendor(),
            known.zone() == null ? "UTC" : known.zone(),
            known.zone() == null
                ? "                 # ask: the zone of the wall clock, e.g. America/Denver"
                : "",
            isInDegrees
                ? "{name: %s}".formatted(ContractDraft.quoted(degrees.name()))
                : "{name: %s, proj4: %s}"
                    .formatted(
                        ContractDraft.quoted(projection(known.proj4())),
                        ContractDraft.quoted(known.proj4())),
            isInDegrees && roles.column(Role.X).isPresent() && !PlaceRoles.isInDegrees(roles)
                ? "  # ask: the file's coordinates are projected"
                : isInDegrees && degrees.isDoubtful()
                    ? "  # ask: " + degrees.finding().doubt()
                    : "",
            String.format(Locale.ROOT, "%.4f", centre.lon()),
            String.format(Locale.ROOT, "%.4f", centre.lat()),
            cells.isEmpty() ? "         # ask" : "",
            roles.isMonthOpen()
                ? "                         # ask: which number of a date is the month (DECIDE in the SELECT)"
                : "",
            dump(known.city(), known.kind(), file));
  }

  /** The line of a city's YAML that says where files like this one lie. */
  static String dump(String city, String kind, String file) {
    return "%s: {files: %s}".formatted(kind, ContractDraft.quoted(city + "/" + pattern(file)));
  }

  /**
   * The name with every date or number of it left open, packed or not, its ending in small or
   * capital letters: cases_20260701.csv is cases_*.{csv,CSV}*.
   */
  static String pattern(String file) {
    String open =
        file.replaceAll("[0-9]+([._-][0-9]+)*", "*")
            .replaceAll("[\\[\\]{}?\\\\]", "?")
            .replaceAll("\\*+", "*");
    return ENDING
        .matcher(open)
        .replaceFirst(
            found ->
                ".{%s,%s}*"
                    .formatted(
                        found.group(1).toLowerCase(Locale.ROOT),
                        found.group(1).toUpperCase(Locale.ROOT)));
  }

  /** "+proj=utm +zone=50 +units=m" is called "utm 50". */
  private static String projection(String proj4) {
    return Stream.of("proj", "zone")
        .flatMap(key -> Pattern.compile("[+]" + key + "=(\\S+)").matcher(proj4).results())
        .map(found -> found.group(1))
        .collect(Collectors.joining(" "));
  }

  private static String name(String city) {
    String words = city.replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
