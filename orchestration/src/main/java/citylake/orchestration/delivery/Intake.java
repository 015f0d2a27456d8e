package citylake.orchestration.delivery;

import java.util.List;
import java.util.Set;

/**
 * What a night found at the cities' doors.
 *
 * @param taken in the order of source and name
 * @param refused likewise; already taken ones too
 * @param known files that an earlier night has dealt with and that have not changed since
 * @param landed doors that were landed; at the others nobody has looked
 * @param gone names of files that an earlier run of this night could not read, and that lie there
 *     no more: nothing came with them
 */
public record Intake(
    List<Delivery> taken, List<Refusal> refused, int known, Set<String> landed, Set<String> gone) {
  /** Of a run that asks no city. */
  public static final Intake NOTHING = new Intake(List.of(), List.of(), 0, Set.of(), Set.of());

  /** Records in the files taken. */
  public long records() {
    return taken.stream().mapToLong(delivery -> delivery.scan().records()).sum();
  }

  public boolean isEmpty() {
    return taken.isEmpty() && refused.isEmpty();
  }
}
