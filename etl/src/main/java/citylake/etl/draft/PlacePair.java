package citylake.etl.draft;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column that holds longitude and latitude in one text, such as "31.86, 117.28", "(117.28
 * 31.86)", "（31.86，117.28）" or "POINT (117.28 31.86)", and its two parts.
 *
 * @param column its place among the file's columns
 * @param separator between the numbers: a blank, or a comma that stands for all other marks
 * @param around marks and letters that stand around the numbers
 * @param lonPart which part is the longitude, 1 or 2
 * @param isCertain whether the numbers, or the form, show which part that is
 */
record PlacePair(int column, String separator, String around, int lonPart, boolean isCertain) {
  private static final String NUMBER = "([-+]?[0-9]{1,3}\\.[0-9]+)";
  private static final Pattern PAIR =
      Pattern.compile(
          "((?i)point)?\\s*[(（]?\\s*" + NUMBER + "\\s*([,;，； ])\\s*" + NUMBER + "\\s*[)）]?");
  private static final String COMMA = ",";

  /** Marks that stand for a comma. */
  private static final String MARKS = ";，；";

  private static final String BRACKETS = "()（）";
  private static final String LETTERS = "POINTpoint";
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
    // Well-known text puts x before y.
    boolean isPoint = pairs.get(0).group(1) != null;
    boolean isLonFirst = isPoint || pairs.stream().anyMatch(pair -> isNoLatitude(pair.group(2)));
    boolean isLonSecond = pairs.stream().anyMatch(pair -> isNoLatitude(pair.group(4)));
    return new PlacePair(
        column,
        pairs.get(0).group(3).isBlank() ? " " : COMMA,
        isPoint ? BRACKETS + LETTERS : BRACKETS,
        isLonFirst && !isLonSecond ? 1 : 2,
        isLonFirst != isLonSecond);
  }

  private static boolean isNoLatitude(String number) {
    return Math.abs(Double.parseDouble(number)) > MOST_LATITUDE;
  }

  /** The text of one part, as {@link #sql} gives it. */
  String part(String pair, int part) {
    String plain = pair.replaceAll("[" + around + "]", "").replaceAll("[" + MARKS + "]", COMMA);
    String[] parts = plain.strip().split(Pattern.quote(separator), -1);
    return part <= parts.length ? parts[part - 1].strip() : "";
  }

  /** The expression of a SELECT that gives one part of the field. */
  String sql(String field, int part) {
    return "trim(split_part(trim(translate(%s, '%s%s', '%s')), '%s', %d))"
        .formatted(field, MARKS, around, COMMA.repeat(MARKS.length()), separator, part);
  }

  /** Longitude and latitude, each as a column. */
  List<DerivedColumn> columns(ColumnProfile whole) {
    return List.of(part(whole, "longitude", lonPart), part(whole, "latitude", latPart()));
  }

  private DerivedColumn part(ColumnProfile whole, String what, int part) {
    return new DerivedColumn(
        ColumnProfile.part(whole.name(), what, this, part),
        fields -> part(fields.get(column), part));
  }

  int latPart() {
    return 3 - lonPart;
  }
}
