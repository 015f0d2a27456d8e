package citylake.orchestration.airflow.failure;

/** Nothing answers at the address, after all repeats. */
public final class ServerDown extends AirflowFailure {
  private static final long serialVersionUID = 1L;

  public ServerDown(String message, Throwable cause) {
    super(message, cause);
  }
}
