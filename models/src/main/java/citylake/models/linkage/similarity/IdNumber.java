package citylake.models.linkage.similarity;

/**
 * Numbers of identity cards (GB 11643): 18 characters, the last a check digit; 15 in the old form.
 */
public final class IdNumber {
  private static final int OLD_LENGTH = 15;
  private static final int LENGTH = 18;
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECK_DIGITS = "10X98765432";

  private IdNumber() {}

  /**
   * The 18-character form: an old number gets its century (19) and check digit, a small x becomes
   * X. Anything that has neither form is given back as it is.
   */
  public static String normal(String number) {
    String text = number.strip().replace('x', 'X');
    if (text.length() != OLD_LENGTH || !text.chars().allMatch(IdNumber::isDigit)) {
      return text;
    }
    String body = text.substring(0, 6) + "19" + text.substring(6);
    return body + checkDigit(body);
  }

  /** Whether the number has 18 characters and its check digit is right. */
  public static boolean isValid(String number) {
    return number.length() == LENGTH
        && number.substring(0, LENGTH - 1).chars().allMatch(IdNumber::isDigit)
        && number.charAt(LENGTH - 1) == checkDigit(number);
  }

  private static char checkDigit(String number) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (number.charAt(i) - '0');
    }
    return CHECK_DIGITS.charAt(sum % CHECK_DIGITS.length());
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }
}
