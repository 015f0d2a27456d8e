package citylake.orchestration.airflow.client;

import citylake.orchestration.airflow.failure.ServerFailure;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** How the server is, and what it has seen. */
public final class ServerState {
  private static final int PAGE = 100;

  private final Session session;

  ServerState(Session session) {
    this.session = session;
  }

  /** Answered without a log-in. A server whose parts are ill answers all the same. */
  public Health health() {
    return session.open(Request.read(Route.HEALTH, "its health"), Health.class);
  }

  /** Version of Airflow, "3.3.2"; answered without a log-in. */
  public String version() {
    Request request = Request.read(Route.VERSION, "its version");
    return session.open(request, JsonNode.class).path("version").asText();
  }

  /** DAG files that could not be read, newest first; at most a hundred. */
  public List<ImportError> importErrors() {
    Request request =
        Request.read(Route.IMPORT_ERRORS, "its import errors")
            .query("limit", PAGE, "order_by", "-timestamp");
    return session.call(request, ImportErrors.class).importErrors();
  }

  /**
   * Assets made, newest first; at most a hundred.
   *
   * <p>Airflow 3.3.2 breaks over this question (500) while a run that an asset triggered has not
   * started: its answer has no room for a run without a start. The question is repeated like any
   * other; when that does not help, the message says which fault it is.
   */
  public List<AssetEvent> assetEvents(int limit) {
    Request request =
        Request.read(Route.ASSET_EVENTS, "its asset events")
            .query("limit", Math.min(limit, PAGE), "order_by", "-timestamp");
    Answer answer = session.answer(request);
    if (answer.status() == 500) {
      throw new ServerFailure(
          "Cannot get its asset events from Airflow at %s: it breaks over the question (500, %d attempt(s)), as 3.3.2 does while a run that an asset triggered waits for its start. Nothing is wrong with the assets. Ask again when no run is queued; if it stays so, look into the api-server's log."
              .formatted(session.server().address(), answer.repeats() + 1));
    }
    return session.read(request, answer, AssetEvents.class).assetEvents();
  }

  /** As Airflow wraps it. */
  record ImportErrors(List<ImportError> importErrors) {}

  /** As Airflow wraps it. */
  record AssetEvents(List<AssetEvent> assetEvents) {}
}
