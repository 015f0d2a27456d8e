package citylake.models.linkage.similarity;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How two dates agree; never where one of them could not be read. */
final class Dates {
  private Dates() {}

  static boolean agree(Agreement agreement, LocalDate first, LocalDate second, double number) {
    if (first == null || second == null) {
      return false;
    }
    return switch (agreement) {
      case DAYS -> Math.abs(ChronoUnit.DAYS.between(first, second)) <= number;
      case SAME_YEAR -> first.getYear() == second.getYear();
      case SAME_MONTH_AND_DAY ->
          first.getMonthValue() == second.getMonthValue()
              && first.getDayOfMonth() == second.getDayOfMonth();
      case DAY_AND_MONTH_SWAPPED ->
          first.getYear() == second.getYear()
              && first.getMonthValue() == second.getDayOfMonth()
              && first.getDayOfMonth() == second.getMonthValue();
      default -> throw new IllegalArgumentException("No agreement of dates: " + agreement);
    };
  }
}
