package citylake.orchestration.airflow.failure;

/** Something of that name or in that state is there already (409). */
public final class AlreadyThere extends AirflowFailure {
  private static final long serialVersionUID = 1L;

  public AlreadyThere(String message) {
    super(message);
  }
}
