package citylake.orchestration.airflow.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** DAGs: what they are, and whether they run. */
public final class Dags {
  private final Session session;

  Dags(Session session) {
    this.session = session;
  }

  public Dag find(String dagId) {
    return session.call(Request.read(Route.DAG, "DAG " + dagId, dagId), Dag.class);
  }

  /** Scheduled runs stop; runs under way go on; new runs queue. */
  public void pause(String dagId) {
    setPaused(dagId, true);
  }

  /** Runs that have queued begin; so does the latest scheduled one, even without catch-up. */
  public void resume(String dagId) {
    setPaused(dagId, false);
  }

  private void setPaused(String dagId, boolean isPaused) {
    String purpose = isPaused ? "a pause of DAG " + dagId : "an end of the pause of DAG " + dagId;
    Request request =
        Request.change(Route.SET_PAUSED, purpose, Map.of("is_paused", isPaused), dagId)
            .repeatable()
            .query("update_mask", "is_paused");
    session.call(request, JsonNode.class);
  }
}
