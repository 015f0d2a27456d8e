package citylake.quality.punctuality;

import java.time.LocalDate;
import java.util.Set;

/**
 * What a source owed before a night: due dates are met in their order, by what nights took.
 *
 * @param since first due night that nothing has met; null where none is open
 * @param isAhead whether something came after the last due night was met, and meets the next
 */
record Debt(LocalDate since, boolean isAhead) {
  private static final Debt NONE = new Debt(null, false);

  /**
   * @param from first night in which the source was looked for
   * @param taken nights that took something of it
   */
  static Debt before(LocalDate night, LocalDate from, Timetable timetable, Set<LocalDate> taken) {
    Debt debt = NONE;
    for (LocalDate day = from; day.isBefore(night); day = day.plusDays(1)) {
      debt = debt.after(day, timetable.isDue().test(day), taken.contains(day));
    }
    return debt;
  }

  private Debt after(LocalDate day, boolean isDue, boolean isTaken) {
    if (isDue) {
      return isTaken || isAhead ? NONE : new Debt(since == null ? day : since, false);
    }
    return isTaken ? new Debt(null, isAhead || since == null) : this;
  }
}
