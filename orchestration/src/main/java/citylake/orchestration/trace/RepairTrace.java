package citylake.orchestration.trace;

import java.time.Instant;
import java.util.List;

/**
 * The repair by which a refused record became a row: who said so and why, and which fields differ
 * from what the city delivered.
 *
 * @param decision number of the row in quarantine.decision
 * @param run that judged the repaired record
 */
public record RepairTrace(
    String decision, String by, Instant at, String why, String run, List<Field> fields) {

  /**
   * @param beforeHash SHA-256 of the text before, hex; null where the record did not split
   * @param agrees whether the text as delivered still has that hash
   */
  public record Field(String field, String beforeHash, boolean agrees) {}

  boolean holds() {
    return fields.stream().allMatch(Field::agrees);
  }
}
