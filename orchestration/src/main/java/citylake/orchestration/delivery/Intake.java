package citylake.orchestration.delivery;

import java.util.List;

/**
 * What a night found at the cities' doors.
 *
 * @param taken in the order of source and name
 * @param refused likewise; already taken ones too
 * @param known files that an earlier night has dealt with and that have not changed since
 */
public record Intake(List<Delivery> taken, List<Refusal> refused, int known) {
  public boolean isEmpty() {
    return taken.isEmpty() && refused.isEmpty();
  }
}
