package citylake.orchestration.airflow.failure;

/** Airflow cannot read the token, or it is signed with another secret. */
public final class TokenMalformed extends AirflowFailure {
  private static final long serialVersionUID = 1L;

  public TokenMalformed(String message) {
    super(message);
  }
}
