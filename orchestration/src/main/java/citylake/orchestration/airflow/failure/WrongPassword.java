package citylake.orchestration.airflow.failure;

/** Airflow does not know the user with this password. */
public final class WrongPassword extends AirflowFailure {
  private static final long serialVersionUID = 1L;

  public WrongPassword(String message) {
    super(message);
  }
}
