package citylake.orchestration.airflow.failure;

import java.util.List;

/** Airflow refuses what was sent (400, 422). */
public final class InvalidRequest extends AirflowFailure {
  private static final long serialVersionUID = 1L;

  private final List<String> fields;

  public InvalidRequest(String message, List<String> fields) {
    super(message);
    this.fields = List.copyOf(fields);
  }

  /** Names of the fields or parameters that are refused; empty where Airflow names none. */
  public List<String> fields() {
    return fields;
  }
}
