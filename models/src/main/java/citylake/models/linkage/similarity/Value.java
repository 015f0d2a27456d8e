package citylake.models.linkage.similarity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One distinct value of a column, read once as whatever a comparison needs: text, date, place, list
 * of words, ID number. What cannot be read so is null.
 */
public final class Value {
  /** Stands between the elements of an array that has been written as one text. */
  public static final String ELEMENT_END = "\u001f";

  private static final Pattern DATE = Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2})(?:[T ].*)?");
  private static final Pattern PLACE =
      Pattern.compile("\\s*(-?\\d+(?:\\.\\d+)?)\\s*[, ]\\s*(-?\\d+(?:\\.\\d+)?)\\s*");

  private String text;
  private final int[] points;
  private LocalDate date;
  private boolean dateIsRead;
  private double[] place;
  private boolean placeIsRead;
  private String[] words;
  private String idNumber;
  private String pinyin;
  private String standardForm;

  public Value(String text) {
    this.text = text;
    this.points = text.codePoints().toArray();
  }

  private Value(int[] points) {
    this.points = points;
  }

  /**
   * The value of a text in UTF-8; most agreements ask for its code points alone.
   *
   * @param to where the text ends, itself not part of it
   */
  public static Value ofUtf8(byte[] bytes, int from, int to) {
    return new Value(CodePoints.ofUtf8(bytes, from, to));
  }

  public String text() {
    if (text == null) {
      text = new String(points, 0, points.length);
    }
    return text;
  }

  /** The code points of the text; not to be changed. */
  int[] points() {
    return points;
  }

  /** A date written year, month, day with or without hyphens; null where it is none. */
  LocalDate date() {
    if (!dateIsRead) {
      dateIsRead = true;
      date = readDate(text());
    }
    return date;
  }

  /** Longitude and latitude in degrees, written with a comma or blank between; null where none. */
  double[] place() {
    if (!placeIsRead) {
      placeIsRead = true;
      Matcher matcher = PLACE.matcher(text());
      place =
          matcher.matches()
              ? new double[] {
                Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2))
              }
              : null;
    }
    return place;
  }

  /** The elements of an array, or the words of a text, in code point order. */
  String[] words() {
    if (words == null) {
      words =
          text().contains(ELEMENT_END) ? text().split(ELEMENT_END) : text().strip().split("\\s+");
      Arrays.sort(words);
    }
    return words;
  }

  String idNumber() {
    if (idNumber == null) {
      idNumber = IdNumber.normal(text());
    }
    return idNumber;
  }

  String pinyin() {
    if (pinyin == null) {
      pinyin = ChineseText.pinyin(points);
    }
    return pinyin;
  }

  String standardForm() {
    if (standardForm == null) {
      standardForm = ChineseText.standardForm(points);
    }
    return standardForm;
  }

  private static LocalDate readDate(String text) {
    Matcher matcher = DATE.matcher(text.strip());
    if (!matcher.matches()) {
      return null;
    }
    try {
      return LocalDate.of(
          Integer.parseInt(matcher.group(1)),
          Integer.parseInt(matcher.group(2)),
          Integer.parseInt(matcher.group(3)));
    } catch (DateTimeException e) {
      return null; // 30 February is no date: no level of dates holds
    }
  }
}
