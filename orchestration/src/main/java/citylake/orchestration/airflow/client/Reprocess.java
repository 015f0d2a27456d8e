package citylake.orchestration.airflow.client;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a backfill does with dates that have a run already. */
public enum Reprocess {
  /** Leaves them. */
  @JsonProperty("none")
  NONE,
  /** Runs the failed ones again. */
  @JsonProperty("failed")
  FAILED,
  /** Runs them again, whether failed or not. */
  @JsonProperty("completed")
  COMPLETED
}
