package citylake.orchestration.airflow.failure;

/** The run was not through within the limit; it goes on. */
public final class RunTookTooLong extends AirflowFailure {
  private static final long serialVersionUID = 1L;

  public RunTookTooLong(String message) {
    super(message);
  }
}
