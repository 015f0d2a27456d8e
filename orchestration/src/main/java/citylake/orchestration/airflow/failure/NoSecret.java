package citylake.orchestration.airflow.failure;

/** The password or token is not where the settings say. */
public final class NoSecret extends AirflowFailure {
  private static final long serialVersionUID = 1L;

  public NoSecret(String message) {
    super(message);
  }
}
