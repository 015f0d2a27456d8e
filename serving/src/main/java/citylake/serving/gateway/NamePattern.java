package citylake.serving.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A pattern of JDBC for names: {@code %} for any letters, {@code _} for one, {@code \} before
 * either for itself. Case does not count. No regular expression: one with many {@code %} could be
 * made to take for ever.
 */
final class NamePattern {
  private static final String ANY = "%";
  private static final String ONE = "_";

  /** Letters in lower case, ANY and ONE; a letter that looks like these is behind a backslash. */
  private final List<String> parts = new ArrayList<>();

  private NamePattern(String asked) {
    for (int i = 0; i < asked.length(); i++) {
      String letter = asked.substring(i, i + 1);
      if (letter.equals("\\") && i + 1 < asked.length()) {
        parts.add("\\" + asked.charAt(++i));
      } else if (letter.equals(ANY) || letter.equals(ONE)) {
        parts.add(letter);
      } else {
        parts.add("\\" + letter);
      }
    }
  }

  /**
   * @param asked null or empty for any name
   */
  static NamePattern of(String asked) {
    boolean isAny = asked == null || asked.isEmpty() || asked.equals("*");
    return new NamePattern(isAny ? ANY : asked.toLowerCase(Locale.ROOT));
  }

  boolean matches(String name) {
    String letters = name.toLowerCase(Locale.ROOT);
    int part = 0;
    int letter = 0;
    int lastAny = -1;
    int takenByAny = 0;
    while (letter < letters.length()) {
      if (part < parts.size() && parts.get(part).equals(ANY)) {
        lastAny = part++;
        takenByAny = letter;
      } else if (part < parts.size() && isOne(parts.get(part), letters.charAt(letter))) {
        part++;
        letter++;
      } else if (lastAny >= 0) { // let it take one letter more
        part = lastAny + 1;
        letter = ++takenByAny;
      } else {
        return false;
      }
    }
    return parts.subList(part, parts.size()).stream().allMatch(ANY::equals);
  }

  private static boolean isOne(String part, char letter) {
    return part.equals(ONE) || (part.length() == 2 && part.charAt(1) == letter);
  }
}
