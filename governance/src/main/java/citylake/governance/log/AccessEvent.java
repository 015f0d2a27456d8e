package citylake.governance.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * Something that an inspector may ask about: a statement, a log-in, an approval, a download.
 *
 * <p>Holds what was asked and never what was answered: no value of any row. Null where it does not
 * apply to the kind.
 *
 * @param user who was logged in; for a refused log-in the name that was tried
 * @param session that statements of one connection share
 * @param purpose code of the purpose that was given
 * @param caseNo number of the case or task that was given
 * @param statement as it was asked
 * @param tables that the statement reads, e.g. standard.crash
 * @param reason why it was refused or failed
 * @param rows how many were given
 * @param cities codes of those whose rows it could see
 * @param approvals numbers of those that it rested on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
  "kind",
  "user",
  "session",
  "purpose",
  "case",
  "statement",
  "tables",
  "outcome",
  "reason",
  "rows",
  "cities",
  "approvals"
})
public record AccessEvent(
    Kind kind,
    String user,
    String session,
    String purpose,
    @JsonProperty("case") String caseNo,
    String statement,
    List<String> tables,
    Outcome outcome,
    String reason,
    Long rows,
    List<String> cities,
    List<Long> approvals) {

  /** What kind of thing happened. */
  public enum Kind {
    LOGIN,
    /** It was asked; decided before anything of it runs */
    STATEMENT,
    /** A statement has run: how many rows wait for the asker, or why it failed */
    RESULT,
    FETCH,
    CANCEL,
    /** Tables and columns were listed, by a call of a tool. */
    METADATA,
    LOGOUT,
    DOWNLOAD,
    APPROVAL,
    SHARING,
    POLICY,
    /** The log itself: opened, closed, a torn end put aside. */
    LOG
  }

  /** What became of it. */
  public enum Outcome {
    ALLOWED,
    DENIED,
    FAILED
  }

  public AccessEvent {
    tables = tables == null ? null : List.copyOf(tables);
    cities = cities == null ? null : List.copyOf(cities);
    approvals = approvals == null ? null : List.copyOf(approvals);
  }

  /** Of nothing that cities decide on. */
  public AccessEvent(
      Kind kind,
      String user,
      String session,
      String purpose,
      String caseNo,
      String statement,
      List<String> tables,
      Outcome outcome,
      String reason,
      Long rows) {
    this(
        kind, user, session, purpose, caseNo, statement, tables, outcome, reason, rows, null, null);
  }

  /** The same, of rows of these cities, by these approvals. */
  public AccessEvent about(List<String> ofCities, List<Long> byApprovals) {
    return new AccessEvent(
        kind,
        user,
        session,
        purpose,
        caseNo,
        statement,
        tables,
        outcome,
        reason,
        rows,
        ofCities,
        byApprovals);
  }

  static AccessEvent ofLog(String words) {
    return new AccessEvent(
        Kind.LOG, "citylake", null, null, null, null, null, Outcome.ALLOWED, words, null);
  }
}
