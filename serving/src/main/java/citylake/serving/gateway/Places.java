package citylake.serving.gateway;

import citylake.serving.gateway.wire.Refusal;
import java.util.HashMap;
import java.util.Map;

/** So many of something at once for each user. */
final class Places {
  private final int most;
  private final String refusal;
  private final Map<String, Integer> taken = new HashMap<>();

  /**
   * @param refusal what one too many is told; {@code %d} is the number
   */
  Places(int most, String refusal) {
    this.most = most;
    this.refusal = refusal;
  }

  synchronized void take(String user) throws Refusal {
    if (taken.getOrDefault(user, 0) >= most) {
      throw new Refusal(Refusal.TOO_MUCH, refusal.formatted(most));
    }
    taken.merge(user, 1, Integer::sum);
  }

  synchronized void giveBack(String user) {
    taken.computeIfPresent(user, (name, held) -> held == 1 ? null : held - 1);
  }
}
