package citylake.orchestration.airflow.failure;

/** The server is an Airflow of another major version. */
public final class OtherVersion extends AirflowFailure {
  private static final long serialVersionUID = 1L;

  public OtherVersion(String message) {
    super(message);
  }
}
