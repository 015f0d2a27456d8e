package citylake.etl.draft;

import java.util.regex.Pattern;

/**
 * Reads plain decimal numbers, with a point before the fraction, or a comma where it cannot stand
 * between thousands.
 */
final class Numbers {
  private static final Pattern WITH_COMMA = Pattern.compile("[-+]?[0-9]+,[0-9]{4,}");

  private Numbers() {}

  /** The number; null where the text is none, is empty, or is no finite number. */
  static Double read(String text) {
    String value = text.strip();
    if (value.isEmpty() || value.length() > 30 || !startsLikeANumber(value)) {
      return null;
    }
    if (value.indexOf(',') >= 0 && WITH_COMMA.matcher(value).matches()) {
      value = value.replace(',', '.');
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
        return null;
      }
    }
    try {
      double number = Double.parseDouble(value);
      return Double.isFinite(number) ? number : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static boolean startsLikeANumber(String value) {
    char c = value.charAt(0);
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.';
  }
}
