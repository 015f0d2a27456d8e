package citylake.orchestration.airflow.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of a task's log.
 *
 * @param timestamp UTC; null for Airflow's own remarks
 * @param level "info", "error" and so on; null likewise
 * @param errorDetail exceptions under the line, outermost first; null where there is none
 */
public record LogLine(
    Instant timestamp,
    String level,
    String event,
    @JsonProperty("error_detail") JsonNode errorDetail) {

  /** The line, with each exception's type and message behind it. */
  public String text() {
    List<String> parts = new ArrayList<>(List.of(event));
    if (errorDetail != null) {
      errorDetail.forEach(
          error ->
              parts.add(error.path("exc_type").asText() + ": " + error.path("exc_value").asText()));
    }
    return String.join("\n  ", parts);
  }
}
