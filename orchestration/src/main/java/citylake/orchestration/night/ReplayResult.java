package citylake.orchestration.night;

import citylake.lake.Release;
import citylake.quality.DeliveryAccount;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run that judged refused records again has come to.
 *
 * @param release what readers see now
 * @param accounts one a source: what became of its records
 * @param carriedOut the same as sentences for a night's summary, each with the decisions; empty
 *     where nothing was released
 * @param blocking why nothing was released, in words; empty when it was
 * @param warnings of the out-gate
 */
public record ReplayResult(
    String run,
    Release release,
    List<DeliveryAccount> accounts,
    List<String> carriedOut,
    List<String> blocking,
    List<String> warnings) {
  public boolean isReleased() {
    return blocking.isEmpty();
  }

  /** What the night that carried this out before its own work has to warn of. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (!isReleased()) {
      remarks.add(
          "Refused records were judged again (run %s), and the out-gate let none of it through: %s. What is released is unharmed, the decisions still wait; to look at them alone: citylake quarantine apply"
              .formatted(run, String.join("; ", blocking)));
    }
    warnings.forEach(
        warning ->
            remarks.add("Refused records judged again (run %s): %s".formatted(run, warning)));
    return remarks;
  }
}
