package citylake.etl.cleaning;

import org.apache.spark.unsafe.types.UTF8String;

/**
 * Names of persons in one way of writing. Characters stay as they are: whether two variants of a
 * character are one name is for the linkage to weigh, not for a cleaning rule to decide.
 */
public final class PersonName {
  /** What stands between the parts of long names, in every code page and on every keyboard. */
  private static final String SEPARATORS = "·•・‧∙⋅.";

  private static final char SEPARATOR = '·';

  private PersonName() {}

  /**
   * Full-width letters in ASCII; no blanks at the ends nor beside a Chinese character, one between
   * words; the parts of a long name separated by ·. Null where nothing is left.
   */
  public static UTF8String normal(UTF8String text) {
    String name = of(text.toString());
    return name.isEmpty() ? null : UTF8String.fromString(name);
  }

  static String of(String text) {
    int[] points = HalfWidth.of(text).codePoints().toArray();
    StringBuilder name = new StringBuilder(text.length());
    int before = -1;
    boolean isBlank = false;
    for (int i = 0; i < points.length; i++) {
      int point = isSeparator(points, i, before) ? SEPARATOR : points[i];
      if (isBlank(point)) {
        isBlank = true;
        continue;
      }
      if (isBlank && before >= 0 && isWord(before) && isWord(point)) {
        name.append(' ');
      }
      if (point != SEPARATOR || before != SEPARATOR) {
        name.appendCodePoint(point);
      }
      before = point;
      isBlank = false;
    }
    return trimmed(name);
  }

  /** A full stop is one only behind a Chinese character: J. Smith keeps his. */
  private static boolean isSeparator(int[] points, int i, int before) {
    return SEPARATORS.indexOf(points[i]) >= 0
        && (points[i] != '.' || (before >= 0 && Character.isIdeographic(before)));
  }

  private static boolean isWord(int point) {
    return point != SEPARATOR && !Character.isIdeographic(point);
  }

  private static boolean isBlank(int point) {
    return Character.isWhitespace(point) || Character.isSpaceChar(point);
  }

  private static String trimmed(StringBuilder name) {
    int from = 0;
    int to = name.length();
    while (from < to && name.charAt(from) == SEPARATOR) {
      from++;
    }
    while (to > from && name.charAt(to - 1) == SEPARATOR) {
      to--;
    }
    return name.substring(from, to);
  }
}
