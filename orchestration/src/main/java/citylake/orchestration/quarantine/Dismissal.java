package citylake.orchestration.quarantine;

import citylake.orchestration.quarantine.Decision.Action;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Closes a refused record for good: it is kept and counted, and nobody is asked for it again. */
public final class Dismissal {
  private Dismissal() {}

  /**
   * @return empty when it is closed already: nothing was written
   * @throws CannotDecide when a decision waits, or the record has had its outcome
   */
  public static Optional<Decision> record(
      Quarantine quarantine,
      RefusedRecord record,
      DecisionBook book,
      String by,
      String why,
      Clock clock) {
    Decision decision =
        Decision.of(
            Action.DISMISS,
            record.source(),
            record.cityCode(),
            record.delivery(),
            List.of(record.recordNo()),
            by,
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            why);
    List<Decision> added =
        book.add(
            decisions -> {
              boolean isClosed =
                  OneRefusal.newest(record, decisions)
                      .filter(newest -> newest.action() == Action.DISMISS)
                      .isPresent();
              if (isClosed) {
                return List.of();
              }
              OneRefusal.refuseUnlessOpen(record, decisions, quarantine::waits, Action.DISMISS);
              return List.of(decision);
            });
    return added.stream().findFirst();
  }
}
