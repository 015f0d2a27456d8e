package citylake.orchestration.airflow.failure;

/** The user may not do this (403). */
public final class NotAllowed extends AirflowFailure {
  private static final long serialVersionUID = 1L;

  public NotAllowed(String message) {
    super(message);
  }
}
