package citylake.orchestration.airflow.failure;

/** The wait for an answer was interrupted. */
public final class CallInterrupted extends AirflowFailure {
  private static final long serialVersionUID = 1L;

  public CallInterrupted(String message, Throwable cause) {
    super(message, cause);
  }
}
