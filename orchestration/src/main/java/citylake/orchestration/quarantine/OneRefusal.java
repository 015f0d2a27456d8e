package citylake.orchestration.quarantine;

import citylake.orchestration.quarantine.Decision.Action;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The one refused record that somebody decides about, and whether that may still be decided. */
public final class OneRefusal {
  private OneRefusal() {}

  /**
   * @param delivery the delivery, or the beginning of its name
   * @throws UnknownRecord when no such record is in quarantine, or more than one fits
   */
  public static RefusedRecord find(Quarantine quarantine, String delivery, long recordNo) {
    List<RefusedRecord> found = quarantine.records(Choice.of(delivery, recordNo));
    if (found.isEmpty()) {
      throw new UnknownRecord(
          "Cannot find record %d of delivery '%s' in quarantine: release %d has none. Nothing was written. All of them: citylake quarantine list"
              .formatted(recordNo, delivery, quarantine.release()));
    }
    if (found.size() > 1) {
      throw new UnknownRecord(
          "Cannot tell which record is meant: '%s' is the beginning of %d deliveries with a refused record %d: %s. Nothing was written. Give the whole name."
              .formatted(
                  delivery,
                  found.size(),
                  recordNo,
                  found.stream()
                      .map(RefusedRecord::delivery)
                      .sorted()
                      .collect(Collectors.joining(", "))));
    }
    return found.get(0);
  }

  /** The newest decision about a record; empty where there is none. */
  static Optional<Decision> newest(RefusedRecord record, List<Decision> decisions) {
    return decisions.stream()
        .filter(decision -> decision.delivery().equals(record.delivery()))
        .filter(decision -> decision.records().contains(record.recordNo()))
        .max(Comparator.comparing(Decision::at));
  }

  /**
   * @param decisions all there are now, which may be more than when the record was read
   * @param waiting whether a decision is still to be carried out
   * @throws CannotDecide when somebody has decided already, or the record has had its outcome
   */
  static void refuseUnlessOpen(
      RefusedRecord record,
      List<Decision> decisions,
      java.util.function.Predicate<Decision> waiting,
      Action action) {
    Optional<Decision> newest = newest(record, decisions);
    if (newest.isPresent() && newest.get().action() == Action.DISMISS) {
      throw cannot(
          action,
          record,
          "%s closed it for good on %s (%s)"
              .formatted(newest.get().by(), newest.get().at(), newest.get().id()));
    }
    if (newest.isPresent() && waiting.test(newest.get())) {
      throw cannot(
          action,
          record,
          "%s decided to %s it on %s (%s), and that waits for the next run. To carry it out: citylake quarantine apply"
              .formatted(
                  newest.get().by(),
                  newest.get().action().word(),
                  newest.get().at(),
                  newest.get().id()));
    }
    if (record.state() != Standing.OPEN) {
      throw cannot(
          action,
          record,
          "it has been %s by run %s and counts as %s"
              .formatted(record.state().word(), record.run(), record.outcome()));
    }
  }

  private static CannotDecide cannot(Action action, RefusedRecord record, String reason) {
    return new CannotDecide(
        "Cannot %s %s: %s. Nothing was written.".formatted(action.word(), record.place(), reason));
  }
}
