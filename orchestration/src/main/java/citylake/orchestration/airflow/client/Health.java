package citylake.orchestration.airflow.client;

import java.util.List;
import java.util.stream.Stream;

/**
 * How Airflow's parts are.
 *
 * @param triggerer null or without a state where none runs; only deferrable operators need one
 * @param dagProcessor null where it is not reported
 */
public record Health(Part metadatabase, Part scheduler, Part triggerer, Part dagProcessor) {
  /**
   * @param status "healthy", "unhealthy", or null: never seen
   */
  public record Part(String status) {
    boolean isHealthy() {
      return "healthy".equals(status);
    }
  }

  /** Whether runs are scheduled and DAG files are read. */
  public boolean isHealthy() {
    return unhealthy().isEmpty();
  }

  /** Names of the needed parts that are not healthy. */
  public List<String> unhealthy() {
    return Stream.of(
            metadatabase.isHealthy() ? "" : "metadatabase",
            scheduler.isHealthy() ? "" : "scheduler",
            dagProcessor != null && dagProcessor.isHealthy() ? "" : "dag-processor")
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
