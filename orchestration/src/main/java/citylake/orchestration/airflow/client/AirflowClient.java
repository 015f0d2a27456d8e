package citylake.orchestration.airflow.client;

/**
 * Airflow's REST interface, by subject. One client serves many threads; nothing is sent until the
 * first call, and nothing need be closed.
 *
 * <p>Every call may throw any {@link citylake.orchestration.airflow.failure.AirflowFailure}.
 */
public final class AirflowClient {
  private final Session session;

  public AirflowClient(AirflowServer server) {
    this.session = new Session(server);
  }

  /** The server itself: health, version, files that it could not read, assets made. */
  public ServerState server() {
    return new ServerState(session);
  }

  public Dags dags() {
    return new Dags(session);
  }

  public DagRuns runs() {
    return new DagRuns(session);
  }

  public Tasks tasks() {
    return new Tasks(session);
  }

  public Pools pools() {
    return new Pools(session);
  }

  public Backfills backfills() {
    return new Backfills(session);
  }
}
