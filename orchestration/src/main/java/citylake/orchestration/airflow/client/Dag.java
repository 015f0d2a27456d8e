package citylake.orchestration.airflow.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/**
 * A DAG as Airflow has parsed it.
 *
 * @param isPaused runs of a paused DAG queue without a word
 * @param isStale its file is gone; what is told here is the past
 * @param hasImportErrors the file's newest version cannot be parsed; an older one is told here
 * @param timetableSummary e.g. "30 1 * * *", null without a schedule
 * @param nextDagrunRunAfter when the next scheduled run begins; null where none does
 * @param startDate the DAG's own start
 * @param timezone as Airflow tells it: of the start date, which it keeps in UTC. Not the zone of
 *     the schedule's clock
 * @param params by name; null as none
 */
public record Dag(
    String dagId,
    boolean isPaused,
    boolean isStale,
    boolean hasImportErrors,
    String timetableSummary,
    Instant nextDagrunRunAfter,
    Instant startDate,
    String timezone,
    Map<String, Parameter> params) {

  public Dag {
    params = params == null ? Map.of() : params;
  }

  /**
   * A parameter of a run.
   *
   * @param value where the run gives none
   * @param schema JSON schema of the value
   */
  public record Parameter(JsonNode value, JsonNode schema, String description) {}
}
