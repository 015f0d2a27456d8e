package citylake.governance.log;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of verifying a log.
 *
 * @param entries that were read
 * @param head of the last entry that was read
 * @param headsKept heads that were held against the log
 * @param unanswered bytes behind the last entry: the beginning of one that is being written, or
 *     that a kill has cut off; no fault
 * @param faults in words; the first hundred
 */
public record LogVerdict(
    long entries, Head head, long headsKept, long unanswered, List<String> faults) {
  public LogVerdict {
    faults = List.copyOf(faults);
  }

  /** The same, and what else is wrong. */
  public LogVerdict with(List<String> more) {
    List<String> all = new ArrayList<>(faults);
    all.addAll(more);
    return new LogVerdict(entries, head, headsKept, unanswered, all);
  }

  /** Whether nothing has been changed, as far as the heads that were given can tell. */
  public boolean holds() {
    return faults.isEmpty();
  }
}
