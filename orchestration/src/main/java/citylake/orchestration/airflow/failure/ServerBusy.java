package citylake.orchestration.airflow.failure;

/**
 * Airflow, or a proxy before it, cannot take the call now (429, 502, 503, 504), after all repeats.
 */
public final class ServerBusy extends AirflowFailure {
  private static final long serialVersionUID = 1L;

  public ServerBusy(String message) {
    super(message);
  }
}
