package citylake.orchestration.airflow.client;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a run is. */
public enum RunState {
  @JsonProperty("queued")
  QUEUED,
  @JsonProperty("running")
  RUNNING,
  @JsonProperty("success")
  SUCCESS,
  @JsonProperty("failed")
  FAILED,
  /** A state that this client does not know; the run may be going on. */
  @JsonEnumDefaultValue
  UNKNOWN;

  public boolean isThrough() {
    return this == SUCCESS || this == FAILED;
  }
}
