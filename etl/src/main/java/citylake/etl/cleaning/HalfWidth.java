package citylake.etl.cleaning;

import org.apache.spark.unsafe.types.UTF8String;

/**
 * Full-width letters, digits and marks, as Chinese input methods write them, in plain ASCII. Not
 * NFKC, which would also take apart characters that mean something, such as ㎡ and ①.
 */
public final class HalfWidth {
  private static final char FIRST = '！';
  private static final char LAST = '～';
  private static final int DISTANCE = FIRST - '!';
  private static final char WIDE_BLANK = '\u3000';

  private HalfWidth() {}

  /** The text itself where it has no full-width character. */
  public static UTF8String normal(UTF8String text) {
    if (text.isFullAscii()) {
      return text;
    }
    String wide = text.toString();
    String plain = of(wide);
    return plain.equals(wide) ? text : UTF8String.fromString(plain);
  }

  static String of(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == WIDE_BLANK) {
        plain.append(' ');
      } else {
        plain.append(c >= FIRST && c <= LAST ? (char) (c - DISTANCE) : c);
      }
    }
    return plain.toString();
  }
}
