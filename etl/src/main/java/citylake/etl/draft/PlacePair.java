package citylake.etl.draft;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column that holds longitude and latitude in one text, such as "31.86, 117.28" or "(117.28
 * 31.86)", and its two parts.
 *
 * @param column its place among the file's columns
 * @param separator between the numbers, one character
 * @param lonPart which part is the longitude, 1 or 2
 * @param isCertain whether the numbers show which part that is
 */
record PlacePair(int column, String separator, int lonPart, boolean isCertain) {
  private static final String NUMBER = "([-+]?[0-9]{1,3}\\.[0-9]+)";
  private static final Pattern PAIR =
      Pattern.compile("\\(?\\s*" + NUMBER + "\\s*([,; ])\\s*" + NUMBER + "\\s*\\)?");
  private static final double MOST_VALUES = 0.9;
  private static final int MOST_LATITUDE = 90;

  /** The first column most of whose values are pairs of numbers. */
  static Optional<PlacePair> in(List<ColumnProfile> columns) {
    for (int i = 0; i < columns.size(); i++) {
      List<Matcher> pairs =
          columns.get(i).values().keySet().stream()
              .map(PAIR::matcher)
              .filter(Matcher::matches)
              .toList();
      if (!pairs.isEmpty() && pairs.size() >= MOST_VALUES * columns.get(i).values().size()) {
        return Optional.of(of(i, pairs));
      }
    }
    return Optional.empty();
  }

  private static PlacePair of(int column, List<Matcher> pairs) {
    boolean isLonFirst = pairs.stream().anyMatch(pair -> isNoLatitude(pair.group(1)));
    boolean isLonSecond = pairs.stream().anyMatch(pair -> isNoLatitude(pair.group(3)));
    return new PlacePair(
        column,
        pairs.get(0).group(2),
        isLonFirst && !isLonSecond ? 1 : 2,
        isLonFirst != isLonSecond);
  }

  private static boolean isNoLatitude(String number) {
    return Math.abs(Double.parseDouble(number)) > MOST_LATITUDE;
  }

  /** The text of one part, as {@link #sql} gives it. */
  String part(String pair, int part) {
    String[] parts = pair.replaceAll("[()]", "").strip().split(Pattern.quote(separator), -1);
    return part <= parts.length ? parts[part - 1].strip() : "";
  }

  /** The expression of a SELECT that gives one part of the field. */
  String sql(String field, int part) {
    return "trim(split_part(trim(translate(%s, '()', '')), '%s', %d))"
        .formatted(field, separator, part);
  }

  int latPart() {
    return 3 - lonPart;
  }
}
