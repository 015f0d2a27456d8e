package citylake.orchestration.airflow.failure;

/** What answers at the address is not Airflow: a proxy's page, a login page, another program. */
public final class NotAirflow extends AirflowFailure {
  private static final long serialVersionUID = 1L;

  public NotAirflow(String message) {
    super(message);
  }
}
