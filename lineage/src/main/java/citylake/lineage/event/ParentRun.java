package citylake.lineage.event;

import java.util.Optional;
import java.util.UUID;

/** The run that asked for a night or a step, e.g. a task of Airflow. */
public record ParentRun(String namespace, String job, UUID run) {
  /** Where a scheduler hands it in. */
  public static final String VARIABLE = "OPENLINEAGE_PARENT_ID";

  /** Where a scheduler hands in the run that all of this belongs to, e.g. that of Airflow's DAG. */
  public static final String ROOT_VARIABLE = "OPENLINEAGE_ROOT_PARENT_ID";

  /** As {@link #of} reads it. */
  @Override
  public String toString() {
    return "%s/%s/%s".formatted(namespace, job, run);
  }

  /**
   * Reads {@code namespace/job/run}, as Airflow's {@code lineage_parent_id} writes it; nothing from
   * an empty text.
   *
   * @throws IllegalArgumentException when the text has another form
   */
  public static Optional<ParentRun> of(String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    String[] parts = text.strip().split("/", -1);
    try {
      if (parts.length < 3) {
        throw new IllegalArgumentException("too few parts");
      }
      int last = parts.length - 1;
      String namespace = String.join("/", java.util.Arrays.copyOf(parts, last - 1));
      return Optional.of(new ParentRun(namespace, parts[last - 1], UUID.fromString(parts[last])));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Invalid parent run (must be namespace/job/run with the run a UUID): %s. Set %s to what Airflow's lineage_parent_id gives, or unset it."
              .formatted(text, VARIABLE),
          e);
    }
  }
}
