package citylake.orchestration.airflow.failure;

/** A call to Airflow that did not do what was asked for. */
public abstract class AirflowFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AirflowFailure(String message) {
    super(message);
  }

  AirflowFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
