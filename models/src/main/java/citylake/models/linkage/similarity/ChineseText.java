package citylake.models.linkage.similarity;

import com.ibm.icu.text.Transliterator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How Chinese characters sound and which of them are forms of one: by ICU's tables of Unicode's Han
 * data (Han-Latin, with the readings of surnames for the first character; Traditional-Simplified),
 * and a few forms of names that those leave apart.
 *
 * <p>A character has one reading, whatever the word: a name with a rarer one sounds as it is read
 * most often. Readings are remembered by character, as ICU takes a tenth of a millisecond for each.
 */
final class ChineseText {
  private static final Transliterator READING =
      Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower");
  private static final Transliterator READING_OF_SURNAME =
      Transliterator.getInstance("Han-Latin/Names; Latin-ASCII; Lower");
  private static final Transliterator SIMPLIFIED =
      Transliterator.getInstance("Traditional-Simplified");

  /**
   * Forms of one character, the standard one first. Source: the variant characters of the Table of
   * General Standard Chinese Characters (2013), those met in names.
   */
  private static final String[] FORMS = {
    "升昇陞", "坤堃", "哲喆", "和龢", "苏甦", "乃迺", "峰峯", "群羣", "峨峩", "岩巖", "昆崑崐", "仑崙", "棋棊", "略畧", "杰傑",
    "秘祕", "琅瑯", "炼鍊", "修脩", "仙僊", "咏詠", "彩綵", "渊淵囦", "燕鷰", "雁鴈", "珍珎", "丰豐", "志誌", "占佔"
  };

  private static final Map<Integer, String> STANDARD = standard();
  private static final Map<Integer, String> READINGS = new ConcurrentHashMap<>();
  private static final Map<Integer, String> READINGS_OF_SURNAMES = new ConcurrentHashMap<>();
  private static final Map<Integer, String> FORMS_READ = new ConcurrentHashMap<>();

  private ChineseText() {}

  /** Small letters without tones, a blank between characters; what is not Chinese stays. */
  static String pinyin(int[] text) {
    StringBuilder pinyin = new StringBuilder();
    for (int i = 0; i < text.length; i++) {
      Map<Integer, String> known = i == 0 ? READINGS_OF_SURNAMES : READINGS;
      Transliterator reading = i == 0 ? READING_OF_SURNAME : READING;
      pinyin.append(known.computeIfAbsent(text[i], point -> read(reading, point))).append(' ');
    }
    return pinyin.toString();
  }

  /** Simplified characters in their standard form; what is not Chinese stays. */
  static String standardForm(int[] text) {
    StringBuilder form = new StringBuilder();
    for (int point : text) {
      String simplified = FORMS_READ.computeIfAbsent(point, unread -> read(SIMPLIFIED, unread));
      form.append(STANDARD.getOrDefault(simplified.codePointAt(0), simplified));
    }
    return form.toString();
  }

  private static String read(Transliterator by, int point) {
    String character = Character.toString(point);
    String read = by.transliterate(character).strip();
    return read.isEmpty() ? character : read;
  }

  private static Map<Integer, String> standard() {
    Map<Integer, String> standard = new HashMap<>();
    for (String forms : FORMS) {
      String first = Character.toString(forms.codePointAt(0));
      forms.codePoints().forEach(point -> standard.put(point, first));
    }
    return standard;
  }
}
