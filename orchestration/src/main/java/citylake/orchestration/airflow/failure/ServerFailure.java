package citylake.orchestration.airflow.failure;

/** Airflow broke over the call (500, or another answer from 500 on). */
public final class ServerFailure extends AirflowFailure {
  private static final long serialVersionUID = 1L;

  public ServerFailure(String message) {
    super(message);
  }
}
