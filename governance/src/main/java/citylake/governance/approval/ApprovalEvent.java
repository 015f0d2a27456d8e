package citylake.governance.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * A line of the file of approvals.
 *
 * @param id number of the request; null where a city's sharing is meant
 * @param by who did it
 * @param request what was asked for; null for any other kind
 * @param city whose sharing; null where a request is meant
 * @param why in the words of whoever did it; null where none were given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ApprovalEvent(
    Kind kind, Long id, Instant at, String by, Request request, String city, String why) {
  enum Kind {
    REQUESTED,
    GRANTED,
    REFUSED,
    WITHDRAWN,
    STOPPED,
    RESUMED
  }
}
