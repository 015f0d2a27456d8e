package citylake.governance.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A request and what became of it.
 *
 * @param id counts from 1
 * @param grantedBy those who agreed, in order
 * @param needs how many different ones must agree
 * @param endedBy who refused or withdrew it; null for nobody
 */
public record Approval(
    long id,
    Request request,
    Instant askedAt,
    int needs,
    List<String> grantedBy,
    Status status,
    String endedBy) {
  /** Where a request stands; an approval that has expired is told from its time. */
  public enum Status {
    OPEN,
    GRANTED,
    REFUSED,
    WITHDRAWN,
    EXPIRED
  }

  public Approval {
    grantedBy = List.copyOf(grantedBy);
  }

  /** Whether it allows anything at that instant. */
  public boolean isInForce(Instant now) {
    return statusAt(now) == Status.GRANTED;
  }

  /** Where it stands at that instant. */
  public Status statusAt(Instant now) {
    boolean mayExpire = status == Status.GRANTED || status == Status.OPEN;
    return mayExpire && !now.isBefore(request.until()) ? Status.EXPIRED : status;
  }

  /** One more agrees; what has ended stays as it is, in whatever order events are read. */
  Approval grantedBy(String one) {
    if (hasEnded()) {
      return this;
    }
    List<String> all = new ArrayList<>(grantedBy);
    if (!all.contains(one)) {
      all.add(one);
    }
    return new Approval(
        id,
        request,
        askedAt,
        needs,
        all,
        all.size() >= needs ? Status.GRANTED : Status.OPEN,
        endedBy);
  }

  Approval ended(Status how, String by) {
    return hasEnded() ? this : new Approval(id, request, askedAt, needs, grantedBy, how, by);
  }

  private boolean hasEnded() {
    return status == Status.REFUSED || status == Status.WITHDRAWN;
  }
}
