package citylake.orchestration.night;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A decision about refused records that no longer applies to some of them: they are accepted as
 * they are declared now.
 *
 * @param decision its number
 * @param action 'repair', 'replay' or 'dismiss'
 * @param records how many of its records
 */
public record OvertakenDecision(String source, String decision, String action, long records) {
  @Override
  public String toString() {
    return "%s %s (%s, %d record%s)"
        .formatted(action, decision, source, records, records == 1 ? "" : "s");
  }

  /** In words; empty where there is none. */
  public static String told(List<OvertakenDecision> some) {
    return some.isEmpty()
        ? ""
        : "No longer needed, because the records are accepted as they are declared now: %s."
            .formatted(
                some.stream().map(OvertakenDecision::toString).collect(Collectors.joining(", ")));
  }
}
