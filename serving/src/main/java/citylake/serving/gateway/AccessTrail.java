package citylake.serving.gateway;

import citylake.governance.gate.Admission;
import citylake.governance.gate.Asker;
import citylake.governance.gate.Concerned;
import citylake.governance.gate.Denied;
import citylake.governance.log.AccessEvent;
import citylake.governance.log.AccessEvent.Kind;
import citylake.governance.log.AccessEvent.Outcome;
import citylake.governance.log.AccessJournal;
import citylake.governance.log.Sm3;
import java.util.List;

/**
 * What the gateway writes to the access log. Each returns once it is on the disk, and whoever asked
 * is answered after that.
 */
final class AccessTrail {
  /** Reports have some thousand characters; beyond are lists of values, or worse. */
  private static final int LONGEST_TEXT = 16_384;

  private final AccessJournal journal;

  /** What a statement reads, and whose rows these may be. */
  record Read(List<String> tables, Concerned concerned) {
    static final Read NOTHING = new Read(List.of(), Concerned.NOBODY);

    static Read by(Admission admission) {
      return new Read(admission.tables(), admission.concerned());
    }
  }

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

  void allowed(Asker asker, String statement, Read read) {
    append(Kind.STATEMENT, asker, statement, read, Outcome.ALLOWED, null);
  }

  void denied(Asker asker, String statement, String reason) {
    append(Kind.STATEMENT, asker, statement, null, Outcome.DENIED, reason);
  }

  /** Those whose rows were wanted are told of it. */
  void denied(Asker asker, String statement, Denied why) {
    append(
        Kind.STATEMENT,
        asker,
        statement,
        new Read(why.tables(), why.concerned()),
        Outcome.DENIED,
        why.getMessage());
  }

  /** It is no statement that could be run. */
  void failed(Asker asker, String statement, String reason) {
    append(Kind.STATEMENT, asker, statement, null, Outcome.FAILED, reason);
  }

  /** Rows wait for the asker. */
  void ran(Asker asker, String statement, Read read, long rows) {
    journal.append(
        new AccessEvent(
            Kind.RESULT,
            asker.user(),
            asker.session(),
            asker.purpose(),
            asker.caseNo(),
            told(statement),
            read.tables(),
            Outcome.ALLOWED,
            null,
            rows,
            read.concerned().cities(),
            read.concerned().approvals()));
  }

  void broke(Asker asker, String statement, Read read, String reason) {
    append(Kind.RESULT, asker, statement, read, Outcome.FAILED, reason);
  }

  void fetchDenied(Asker asker, String statement, Read read, String reason) {
    append(Kind.FETCH, asker, statement, read, Outcome.DENIED, reason);
  }

  /**
   * Whoever lists tables and columns learns what they may ask for, and of no row.
   *
   * @param call and its patterns, e.g. {@code GetTables standard %}
   */
  void looked(Asker asker, String call) {
    append(Kind.METADATA, asker, call, null, Outcome.ALLOWED, null);
  }

  void mayNotLook(Asker asker, String call, String reason) {
    append(Kind.METADATA, asker, call, null, Outcome.DENIED, reason);
  }

  void cancelled(Asker asker, String statement, Read read) {
    append(Kind.CANCEL, asker, statement, read, Outcome.ALLOWED, null);
  }

  /**
   * @param reason null where the client ended it
   */
  void ended(Asker asker, String reason) {
    append(Kind.LOGOUT, asker, null, null, Outcome.ALLOWED, reason);
  }

  private void append(
      Kind kind, Asker asker, String statement, Read read, Outcome outcome, String reason) {
    boolean isRead = read != null;
    journal.append(
        new AccessEvent(
            kind,
            asker.user(),
            asker.session(),
            asker.purpose(),
            told(asker.caseNo()),
            told(statement),
            isRead ? read.tables() : null,
            outcome,
            told(reason),
            null,
            isRead ? read.concerned().cities() : null,
            isRead ? read.concerned().approvals() : null));
  }

  /** Whoever asks long statements again and again must not fill the log's disk. */
  private static String told(String text) {
    return text == null || text.length() <= LONGEST_TEXT
        ? text
        : "%s ... [cut: %,d characters in all, SM3 %s]"
            .formatted(text.substring(0, LONGEST_TEXT), text.length(), Sm3.hex(text));
  }
}
