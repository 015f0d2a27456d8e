package citylake.sample.night;

import citylake.sample.form.Kind;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** What a row says before its mistake is set right. */
final class Mistake {
  private static final int MINUTES = 14;
  private static final int DAYS = 9;

  private Mistake() {}

  /** The values with one of them wrong, or missing where it is a text. */
  static Object[] in(Kind kind, Object[] values) {
    Object[] wrong = values.clone();
    int at = kind.mistakable();
    wrong[at] = instead(values[at]);
    return wrong;
  }

  private static Object instead(Object value) {
    if (value instanceof LocalDateTime time) {
      return time.plusMinutes(MINUTES);
    }
    if (value instanceof LocalDate date) {
      return date.plusDays(DAYS);
    }
    if (value instanceof Integer number) {
      return number + 1;
    }
    return null;
  }
}
