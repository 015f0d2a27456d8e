package citylake.governance.audit;

import citylake.governance.log.LoggedEvent;
import citylake.governance.log.Sm3;
import java.util.Comparator;
import java.util.List;

/**
 * Answered statements drawn by chance that nobody chooses: their order is that of a hash of their
 * number and the log's last entry, so that whoever draws again from the same log draws the same,
 * and nobody could know beforehand which it would be.
 */
public final class AccessSample {
  private AccessSample() {}

  /**
   * @param end hash of the last entry of the log
   * @return at most so many, in the order of the log
   */
  public static List<LoggedEvent> of(List<LoggedEvent> events, String end, int size) {
    return events.stream()
        .filter(logged -> AccessUse.isAnswer(logged.event()))
        .sorted(Comparator.comparing(logged -> Sm3.hex(end + ":" + logged.seq())))
        .limit(size)
        .sorted(Comparator.comparingLong(LoggedEvent::seq))
        .toList();
  }
}
