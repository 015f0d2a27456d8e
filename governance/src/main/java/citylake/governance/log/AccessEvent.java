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
  "rows"
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
    Long rows) {

  /** What kind of thing happened. */
  public enum Kind {
    LOGIN,
    STATEMENT,
    FETCH,
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
  }

  static AccessEvent ofLog(String words) {
    return new AccessEvent(
        Kind.LOG, "citylake", null, null, null, null, null, Outcome.ALLOWED, words, null);
  }
}
