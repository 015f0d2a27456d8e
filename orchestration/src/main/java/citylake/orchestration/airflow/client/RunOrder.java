package citylake.orchestration.airflow.client;

import java.time.Instant;
import java.util.Map;

/**
 * A run to be made.
 *
 * @param dagRunId the run's name, chosen by the caller: it makes a repeated call harmless
 * @param logicalDate the date that the run is for, or null
 * @param conf parameters by name; each must be one of the DAG's
 */
public record RunOrder(
    String dagId, String dagRunId, Instant logicalDate, Map<String, Object> conf) {
  public RunOrder {
    if (dagRunId == null || dagRunId.isBlank()) {
      throw new IllegalArgumentException(
          "Invalid run id of DAG %s: it is empty. Name the run; the name is what makes a second call harmless."
              .formatted(dagId));
    }
    conf = Map.copyOf(conf);
  }
}
