package citylake.etl.cleaning;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Numbers of identity cards (GB 11643-1999): division 6, date of birth 8, sequence 3, check
 * character 1. Whether the division was ever issued is not asked here: codes change, and a list of
 * them belongs to the reference tables.
 */
public final class IdNumber {
  private static final int LENGTH = 18;
  private static final int OLD_LENGTH = 15;
  private static final int DIVISION = 6;
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";

  /** Sequences that the old form kept for people over a hundred. */
  private static final int FIRST_OF_CENTENARIANS = 996;

  private IdNumber() {}

  /**
   * The number in 18 characters: full-width characters, blanks and hyphens undone, x as X, one of
   * the old form with its century and check character. Null where the text is not of either form;
   * whether the number is right is another question ({@link #isValid}).
   */
  public static UTF8String normal(UTF8String text) {
    String number = of(text.toString());
    return number == null ? null : UTF8String.fromString(number);
  }

  static String of(String text) {
    StringBuilder kept = new StringBuilder(LENGTH);
    for (char c : HalfWidth.of(text).toCharArray()) {
      if (c == 'x') {
        kept.append('X');
      } else if (c != '-' && !Character.isWhitespace(c)) {
        kept.append(c);
      }
    }
    String number = kept.toString();
    if (number.length() == OLD_LENGTH && areDigits(number, OLD_LENGTH)) {
      return upgraded(number);
    }
    boolean isOfForm =
        number.length() == LENGTH
            && areDigits(number, LENGTH - 1)
            && (number.charAt(LENGTH - 1) == 'X' || isDigit(number.charAt(LENGTH - 1)));
    return isOfForm ? number : null;
  }

  private static String upgraded(String old) {
    int sequence = Integer.parseInt(old.substring(OLD_LENGTH - 3));
    String century = sequence >= FIRST_OF_CENTENARIANS ? "18" : "19";
    String body = old.substring(0, DIVISION) + century + old.substring(DIVISION);
    return body + check(body);
  }

  /** Whether its date exists and its check character is right; false for any other text. */
  public static boolean isValid(UTF8String number) {
    String text = number.toString();
    return text.length() == LENGTH
        && areDigits(text, LENGTH - 1)
        && text.charAt(LENGTH - 1) == check(text)
        && date(text) != null;
  }

  /** Date of birth in days since 1970-01-01; null where the number is not valid. */
  public static Integer birthDate(UTF8String number) {
    return isValid(number) ? (int) date(number.toString()).toEpochDay() : null;
  }

  private static LocalDate date(String number) {
    try {
      return LocalDate.of(
          Integer.parseInt(number.substring(6, 10)),
          Integer.parseInt(number.substring(10, 12)),
          Integer.parseInt(number.substring(12, 14)));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static char check(String number) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (number.charAt(i) - '0');
    }
    return CHECKS.charAt(sum % CHECKS.length());
  }

  private static boolean areDigits(String text, int count) {
    for (int i = 0; i < count; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
