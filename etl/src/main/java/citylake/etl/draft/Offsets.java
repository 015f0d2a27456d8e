package citylake.etl.draft;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Offsets behind the times of a column. Many platforms write one that means nothing, others one
 * that is hours off the city's clock: no file shows which, so a person says it.
 *
 * @param column of times
 * @param pattern that reads them, with their offset
 * @param seen as they are written, in order
 */
record Offsets(ColumnProfile column, TimePattern pattern, List<String> seen) {
  private static final Pattern OFFSET = Pattern.compile("(Z|[-+][0-9]{2}(:?[0-9]{2})?)$");

  /** More are no city's. */
  private static final int MOST = 6;

  static Optional<Offsets> in(ColumnProfile column) {
    return column.timePatterns().stream()
        .filter(TimePattern::hasOffset)
        .findFirst()
        .map(pattern -> new Offsets(column, pattern, seen(column, pattern)))
        .filter(offsets -> !offsets.seen.isEmpty());
  }

  private static List<String> seen(ColumnProfile column, TimePattern pattern) {
    return column.values().keySet().stream()
        .filter(value -> pattern.read(value) != null)
        .map(OFFSET::matcher)
        .filter(Matcher::find)
        .map(Matcher::group)
        .distinct()
        .sorted()
        .limit(MOST)
        .toList();
  }

  /**
   * The mark that it is to be decided.
   *
   * @param field expression that gives the text
   * @param time column of the SELECT that reads it
   */
  String remark(String field, String time) {
    return """
    -- DECIDE: the times of %s end in %s. They are read as the city's clock, as if it were not there.
    -- Where it is to be believed, write: wall_clock(%s, :zone) AS %s
    """
        .formatted(
            column.name().replaceAll("[\r\n]", " "),
            String.join(", ", seen),
            believed(field),
            time);
  }

  private String believed(String field) {
    if (seen.size() == 1) {
      return instant(field, seen.get(0));
    }
    return seen.stream()
        .map(
            offset ->
                "WHEN endswith(%s, '%s') THEN %s".formatted(field, offset, instant(field, offset)))
        .collect(Collectors.joining(" ", "CASE ", " END"));
  }

  private String instant(String field, String offset) {
    return "local_instant(%s, %s, '%s')"
        .formatted(field, pattern.sql(), offset.equals("Z") ? "UTC" : offset);
  }
}
