package citylake.etl.cleaning;

import org.apache.spark.unsafe.types.UTF8String;

/**
 * Chinese mobile numbers: eleven digits that begin with 1. Whether a segment was ever given out is
 * not asked: new ones are every year.
 */
public final class MobileNumber {
  private static final int LENGTH = 11;
  private static final String MARKS = "-()+/";

  private MobileNumber() {}

  /**
   * The eleven digits: full-width digits, blanks, hyphens and brackets undone, without +86, 0086,
   * 86 or the 0 that was once dialled before them. Null where the text is no such number.
   */
  public static UTF8String normal(UTF8String text) {
    String number = of(text.toString());
    return number == null ? null : UTF8String.fromString(number);
  }

  static String of(String text) {
    StringBuilder digits = new StringBuilder(LENGTH);
    for (char c : HalfWidth.of(text).toCharArray()) {
      if (c >= '0' && c <= '9') {
        digits.append(c);
      } else if (MARKS.indexOf(c) < 0 && !Character.isWhitespace(c)) {
        return null;
      }
    }
    int from = digits.length() - LENGTH;
    boolean isMobile =
        from >= 0
            && digits.charAt(from) == '1'
            && switch (digits.substring(0, from)) {
              case "", "0", "86", "086", "0086" -> true;
              default -> false;
            };
    return isMobile ? digits.substring(from) : null;
  }
}
