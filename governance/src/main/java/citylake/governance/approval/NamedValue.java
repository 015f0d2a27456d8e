package citylake.governance.approval;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;

/** Values by which a request may name its rows. */
final class NamedValue {
  private static final Set<String> WHOLE = Set.of("int", "bigint", "smallint", "tinyint");
  private static final Set<String> BROKEN = Set.of("double", "float");

  private NamedValue() {}

  /**
   * Whether the text is a value of the type. Of times there is none: hours bound them; nor of
   * structures.
   *
   * @param type as in the contract
   */
  static boolean isOf(String type, String text) {
    try {
      if (WHOLE.contains(type)) {
        Long.parseLong(text);
      } else if (BROKEN.contains(type) || type.startsWith("decimal")) {
        new BigDecimal(text);
      } else if (type.equals("date")) {
        LocalDate.parse(text);
      } else if (type.equals("boolean")) {
        return text.equals("true") || text.equals("false");
      } else {
        return type.equals("string");
      }
      return true;
    } catch (NumberFormatException | DateTimeException e) {
      return false;
    }
  }
}
