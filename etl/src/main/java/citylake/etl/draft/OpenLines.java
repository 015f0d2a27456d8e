package citylake.etl.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the lines that a draft left to a person and nobody has answered. */
public final class OpenLines {
  private static final Pattern LINE = Pattern.compile("([a-z_]+):\\s*(.*?)\\s*(#.*)?");
  private static final Pattern ASKED = Pattern.compile("#\\s*ask\\b.*");
  private static final Pattern NOWHERE =
      Pattern.compile("\\{lon:\\s*-?0(\\.0*)?,\\s*lat:\\s*-?0(\\.0*)?}");
  private static final Pattern TO_DECIDE = Pattern.compile("\\s*--\\s*(DECIDE)\\b:?\\s*(.*)");
  private static final String NOT_KNOWN = "not known";

  private static final Map<String, String> WANTED =
      Map.of(
          "city_code", "the city's code in the system that city_code_system names",
          "city_code_system", "what city_code is a code of, e.g. \"GB/T 2260\"",
          "time_zone", "the zone of the city's clocks, e.g. America/Denver",
          "coordinate_system", "the system of the dump's coordinates, name and proj4",
          "centre", "longitude and latitude of the city's middle, in degrees",
          "deadline", "when its dumps are there, on the city's clocks, e.g. \"01:00\"",
          "contact", "whom to call about a delivery",
          "dumps", "which number of a date is the month, as the SELECT says it");

  private OpenLines() {}

  /**
   * A line that is open.
   *
   * @param number 1-based
   * @param wanted what to write there, in words
   */
  public record OpenLine(int number, String key, String wanted) {}

  /** Those of a city's YAML, in order: marked "ask", "not known", or a centre at 0, 0. */
  public static List<OpenLine> of(String yaml) {
    List<OpenLine> open = new ArrayList<>();
    List<String> lines = yaml.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher line = LINE.matcher(lines.get(i));
      if (line.matches() && isOpen(line)) {
        String key = line.group(1);
        open.add(new OpenLine(i + 1, key, WANTED.getOrDefault(key, "the city's answer")));
      }
    }
    return List.copyOf(open);
  }

  /** Those of a vendor's SELECT, in order: marked DECIDE. */
  public static List<OpenLine> ofSelect(String sql) {
    List<OpenLine> open = new ArrayList<>();
    List<String> lines = sql.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher line = TO_DECIDE.matcher(lines.get(i));
      if (line.matches()) {
        open.add(new OpenLine(i + 1, line.group(1), line.group(2)));
      }
    }
    return List.copyOf(open);
  }

  private static boolean isOpen(Matcher line) {
    String value = line.group(2).replaceAll("^[\"']|[\"']$", "");
    boolean isAsked = line.group(3) != null && ASKED.matcher(line.group(3)).matches();
    return isAsked || value.equals(NOT_KNOWN) || NOWHERE.matcher(value).matches();
  }
}
