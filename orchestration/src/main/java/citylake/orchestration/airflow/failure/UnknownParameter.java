package citylake.orchestration.airflow.failure;

/** The run was given a parameter that its DAG does not know. */
public final class UnknownParameter extends AirflowFailure {
  private static final long serialVersionUID = 1L;

  public UnknownParameter(String message) {
    super(message);
  }
}
