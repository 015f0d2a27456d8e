package citylake.orchestration.airflow.failure;

/** Airflow has no such thing (404). */
public final class NotThere extends AirflowFailure {
  private static final long serialVersionUID = 1L;

  public NotThere(String message) {
    super(message);
  }
}
