package citylake.orchestration.airflow.client;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a task instance is. One that Airflow has not looked at yet has none (null). */
public enum TaskState {
  @JsonProperty("removed")
  REMOVED,
  @JsonProperty("scheduled")
  SCHEDULED,
  @JsonProperty("queued")
  QUEUED,
  @JsonProperty("running")
  RUNNING,
  @JsonProperty("success")
  SUCCESS,
  @JsonProperty("restarting")
  RESTARTING,
  @JsonProperty("failed")
  FAILED,
  @JsonProperty("up_for_retry")
  UP_FOR_RETRY,
  @JsonProperty("up_for_reschedule")
  UP_FOR_RESCHEDULE,
  @JsonProperty("upstream_failed")
  UPSTREAM_FAILED,
  @JsonProperty("skipped")
  SKIPPED,
  @JsonProperty("deferred")
  DEFERRED,
  @JsonProperty("awaiting_input")
  AWAITING_INPUT,
  /** A state that this client does not know. */
  @JsonEnumDefaultValue
  UNKNOWN;

  public boolean isThrough() {
    return this == SUCCESS
        || this == FAILED
        || this == UPSTREAM_FAILED
        || this == SKIPPED
        || this == REMOVED;
  }
}
