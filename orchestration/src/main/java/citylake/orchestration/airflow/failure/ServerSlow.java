package citylake.orchestration.airflow.failure;

/** No whole answer came within the time that the settings give, after all repeats. */
public final class ServerSlow extends AirflowFailure {
  private static final long serialVersionUID = 1L;

  public ServerSlow(String message, Throwable cause) {
    super(message, cause);
  }
}
