package citylake.models.linkage.explain;

import citylake.models.linkage.similarity.Value;
import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/**
 * A value as it may be shown: what would move a terminal's cursor, turn the direction of writing or
 * break a picture is shown as its code instead. Widths are in columns of a terminal: a Chinese
 * character takes two.
 */
final class ShownValue {
  private static final String MISSING = "—";
  private static final String CUT = "…";

  private ShownValue() {}

  /** The value, a dash where it is missing; the elements of an array with commas between. */
  static String of(String value) {
    if (value == null) {
      return MISSING;
    }
    StringBuilder shown = new StringBuilder();
    value
        .replace(Value.ELEMENT_END, ", ")
        .codePoints()
        .forEach(
            point -> {
              if (isHarmless(point)) {
                shown.appendCodePoint(point);
              } else {
                shown.append("U+%04X".formatted(point));
              }
            });
    return shown.toString();
  }

  private static boolean isHarmless(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** Columns that a text takes. */
  static int width(String text) {
    return text.codePoints().map(ShownValue::width).sum();
  }

  private static int width(int point) {
    int width = UCharacter.getIntPropertyValue(point, UProperty.EAST_ASIAN_WIDTH);
    boolean isWide =
        width == UCharacter.EastAsianWidth.WIDE || width == UCharacter.EastAsianWidth.FULLWIDTH;
    boolean isCombining = Character.getType(point) == Character.NON_SPACING_MARK;
    return isCombining ? 0 : isWide ? 2 : 1;
  }

  /** The text, its end cut off where it takes more columns. */
  static String cut(String text, int columns) {
    if (width(text) <= columns) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int taken = width(CUT);
    for (int point : text.codePoints().toArray()) {
      taken += width(point);
      if (taken > columns) {
        break;
      }
      kept.appendCodePoint(point);
    }
    return kept + CUT;
  }

  /** The text in exactly so many columns. */
  static String padded(String text, int columns) {
    String cut = cut(text, columns);
    return cut + " ".repeat(columns - width(cut));
  }
}
