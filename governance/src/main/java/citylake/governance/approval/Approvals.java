package citylake.governance.approval;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All approvals as they stand.
 *
 * @param all by number
 * @param stopped codes of cities that share nothing now
 */
public record Approvals(List<Approval> all, Set<String> stopped) {
  /** Before anybody has asked. */
  public static final Approvals NONE = new Approvals(List.of(), Set.of());

  public Approvals {
    all = List.copyOf(all);
    stopped = Set.copyOf(stopped);
  }

  public Optional<Approval> number(long id) {
    return all.stream().filter(approval -> approval.id() == id).findFirst();
  }
}
