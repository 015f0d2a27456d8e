package citylake.orchestration.airflow.failure;

/** Airflow calls the token expired although it is new, or it was given and cannot be renewed. */
public final class TokenExpired extends AirflowFailure {
  private static final long serialVersionUID = 1L;

  public TokenExpired(String message) {
    super(message);
  }
}
