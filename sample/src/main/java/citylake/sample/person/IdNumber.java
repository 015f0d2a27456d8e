package citylake.sample.person;

import java.time.LocalDate;

/** ID numbers in the form of GB 11643, with a right check digit, of divisions that nobody has. */
public final class IdNumber {
  private static final int[] CHECK_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final int BODY = 17;
  private static final String CHECKS = "10X98765432";

  private IdNumber() {}

  /**
   * The number of one person.
   *
   * @param division six digits that begin with 99
   * @param order 0 to 999, odd for men
   */
  public static String of(String division, LocalDate born, int order) {
    StringBuilder body = new StringBuilder(BODY + 1).append(division);
    append(body, born.getYear(), 4);
    append(body, born.getMonthValue(), 2);
    append(body, born.getDayOfMonth(), 2);
    append(body, order, 3);
    int sum = 0;
    for (int i = 0; i < BODY; i++) {
      sum += (body.charAt(i) - '0') * CHECK_WEIGHTS[i];
    }
    return body.append(CHECKS.charAt(sum % CHECKS.length())).toString();
  }

  private static void append(StringBuilder text, int number, int digits) {
    String figures = String.valueOf(number);
    text.append("0".repeat(digits - figures.length())).append(figures);
  }
}
