package citylake.serving.gateway;

import citylake.governance.gate.Asker;
import citylake.governance.log.AccessEvent;
import citylake.governance.log.AccessEvent.Kind;
import citylake.governance.log.AccessEvent.Outcome;
import citylake.governance.log.AccessJournal;
import java.util.List;

/**
 * What the gateway writes to the access log. Each returns once it is on the disk, and whoever asked
 * is answered after that.
 */
final class AccessTrail {
  private final AccessJournal journal;

  AccessTrail(AccessJournal journal) {
    this.journal = journal;
  }

  void letIn(String user, String connection) {
    append(Kind.LOGIN, new Asker(user, connection, null, null), null, null, Outcome.ALLOWED, null);
  }

  /**
   * @param user the name that was tried
   */
  void turnedAway(String user, String connection, String reason) {
    append(Kind.LOGIN, new Asker(user, connection, null, null), null, null, Outcome.DENIED, reason);
  }

  void allowed(Asker asker, String statement, List<String> tables) {
    append(Kind.STATEMENT, asker, statement, tables, Outcome.ALLOWED, null);
  }

  void denied(Asker asker, String statement, String reason) {
    append(Kind.STATEMENT, asker, statement, null, Outcome.DENIED, reason);
  }

  /** It is no statement that could be run. */
  void failed(Asker asker, String statement, String reason) {
    append(Kind.STATEMENT, asker, statement, null, Outcome.FAILED, reason);
  }

  /** Rows wait for the asker. */
  void ran(Asker asker, String statement, List<String> tables, long rows) {
    journal.append(
        new AccessEvent(
            Kind.RESULT,
            asker.user(),
            asker.session(),
            asker.purpose(),
            asker.caseNo(),
            statement,
            tables,
            Outcome.ALLOWED,
            null,
            rows));
  }

  void broke(Asker asker, String statement, List<String> tables, String reason) {
    append(Kind.RESULT, asker, statement, tables, Outcome.FAILED, reason);
  }

  void fetchDenied(Asker asker, String statement, List<String> tables, String reason) {
    append(Kind.FETCH, asker, statement, tables, Outcome.DENIED, reason);
  }

  void cancelled(Asker asker, String statement, List<String> tables) {
    append(Kind.CANCEL, asker, statement, tables, Outcome.ALLOWED, null);
  }

  /**
   * @param reason null where the client ended it
   */
  void ended(Asker asker, String reason) {
    append(Kind.LOGOUT, asker, null, null, Outcome.ALLOWED, reason);
  }

  private void append(
      Kind kind,
      Asker asker,
      String statement,
      List<String> tables,
      Outcome outcome,
      String reason) {
    journal.append(
        new AccessEvent(
            kind,
            asker.user(),
            asker.session(),
            asker.purpose(),
            asker.caseNo(),
            statement,
            tables,
            outcome,
            reason,
            null));
  }
}
