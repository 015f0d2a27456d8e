package citylake.orchestration.night;

import citylake.lake.Release;
import citylake.orchestration.delivery.Refusal;
import citylake.quality.DeliveryAccount;
import citylake.quality.LakeAccount;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * What a night came to.
 *
 * @param status what became of it
 * @param release the release that readers see now; null where there is none
 * @param deliveries one account for each file taken
 * @param sources one account for each source in the lake
 * @param refusals files that were not taken, and why
 * @param stillRefused files that an earlier run of this night refused and that nobody has sent
 *     anew, each with its reason
 * @param punctuality how every kind of every city stands this night
 * @param carriedOut what decisions about refused records came to, carried out before the night's
 *     own work; a sentence a source
 * @param known files that an earlier night has dealt with
 * @param blocking rules and accounts that failed, in words
 * @param warnings rules that were missed without blocking
 */
public record NightResult(
    String run,
    LocalDate night,
    Status status,
    Release release,
    List<DeliveryAccount> deliveries,
    List<LakeAccount> sources,
    List<Refusal> refusals,
    List<String> stillRefused,
    List<KindPunctuality> punctuality,
    List<String> carriedOut,
    int known,
    List<String> blocking,
    List<String> warnings,
    List<StepRecord> steps,
    Duration took) {

  /** How a night ends. */
  public enum Status {
    /** A new release shows it. */
    RELEASED,
    /** The release that readers see holds all of it already; nothing was written. */
    UP_TO_DATE,
    /** The out-gate said no; readers see the release before. */
    BLOCKED
  }
}
