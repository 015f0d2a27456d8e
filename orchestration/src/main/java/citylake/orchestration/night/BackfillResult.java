package citylake.orchestration.night;

import citylake.lake.Release;
import citylake.quality.DeliveryAccount;
import citylake.quality.LakeAccount;
import java.time.Duration;
import java.util.List;

/**
 * What a backfill came to.
 *
 * @param release the release that readers see now
 * @param before the release that shows what had been published; the same one where nothing changed
 * @param deliveries one account for each file in the lake
 * @param sources one account for each source
 * @param changed tables whose rows are others than before
 * @param blocking rules and accounts that failed, in words
 * @param warnings what was not told of the run to others
 * @param overtaken decisions about refused records that no longer apply
 */
public record BackfillResult(
    String run,
    Status status,
    Release release,
    Release before,
    List<DeliveryAccount> deliveries,
    List<LakeAccount> sources,
    List<String> changed,
    List<String> blocking,
    List<String> warnings,
    List<OvertakenDecision> overtaken,
    List<StepRecord> steps,
    Duration took) {

  /** How a backfill ends. */
  public enum Status {
    /** A new release shows it. */
    RELEASED,
    /** All was read again, and every row is as it was; there is no new release. */
    SAME_ROWS,
    /** All was read by today's declarations already; nothing was read again. */
    UP_TO_DATE,
    /** The out-gate said no; readers see the release before. */
    BLOCKED
  }
}
