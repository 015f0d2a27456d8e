package citylake.governance.audit;

import citylake.governance.log.AccessEvent;
import citylake.governance.log.AccessEvent.Kind;
import citylake.governance.log.AccessEvent.Outcome;
import citylake.governance.log.LoggedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A log as it is read, valid unless a test says otherwise; an hour lies between two events. */
final class SomeAccesses {
  static final String BORDER_CITY = "980200";

  private final List<LoggedEvent> log = new ArrayList<>();
  private Instant next;

  SomeAccesses(String begin) {
    next = Instant.parse(begin);
  }

  List<LoggedEvent> log() {
    return log;
  }

  SomeAccesses answered(String user, String caseNo, long rows) {
    add(event(Kind.STATEMENT, user, caseNo, Outcome.ALLOWED, null, null));
    return add(
        event(Kind.RESULT, user, caseNo, Outcome.ALLOWED, null, rows)
            .about(List.of(BORDER_CITY), List.of(7L)));
  }

  SomeAccesses denied(String user, String caseNo, String reason) {
    return add(
        event(Kind.STATEMENT, user, caseNo, Outcome.DENIED, reason, null)
            .about(List.of(BORDER_CITY), null));
  }

  SomeAccesses broke(String user, String caseNo) {
    add(event(Kind.STATEMENT, user, caseNo, Outcome.ALLOWED, null, null));
    return add(event(Kind.RESULT, user, caseNo, Outcome.FAILED, "took too long", null));
  }

  SomeAccesses add(AccessEvent event) {
    long seq = log.size() + 1L;
    log.add(new LoggedEvent(seq, next, "hash-" + seq, event));
    next = next.plusSeconds(3600);
    return this;
  }

  static AccessEvent event(
      Kind kind, String user, String caseNo, Outcome outcome, String reason, Long rows) {
    return new AccessEvent(
        kind,
        user,
        "s-1",
        "investigation",
        caseNo,
        "SELECT * FROM standard.vehicle_sighting",
        List.of("standard.vehicle_sighting"),
        outcome,
        reason,
        rows);
  }
}
