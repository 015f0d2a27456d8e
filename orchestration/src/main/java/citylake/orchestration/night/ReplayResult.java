package citylake.orchestration.night;

import citylake.lake.Release;
import citylake.quality.DeliveryAccount;
import java.util.List;

/**
 * What a run that judged refused records again has come to.
 *
 * @param release what readers see now
 * @param accounts one a source: what became of its records
 * @param blocking why nothing was released, in words; empty when it was
 * @param warnings of the out-gate
 */
public record ReplayResult(
    String run,
    Release release,
    List<DeliveryAccount> accounts,
    List<String> blocking,
    List<String> warnings) {
  public boolean isReleased() {
    return blocking.isEmpty();
  }
}
