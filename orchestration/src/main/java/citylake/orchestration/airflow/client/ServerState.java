package citylake.orchestration.airflow.client;

import citylake.orchestration.airflow.failure.ServerFailure;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.random.RandomGenerator;

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
   * started: its answer has no room for a run without a start. So the question is put again after
   * pauses, as often as the settings allow.
   */
  public List<AssetEvent> assetEvents(int limit) {
    Request request =
        Request.read(Route.ASSET_EVENTS, "its asset events")
            .query("limit", Math.min(limit, PAGE), "order_by", "-timestamp");
    Retries retries = session.server().retries();
    Answer answer = session.answer(request);
    for (int attempt = 1; answer.status() == 500 && attempt < retries.attempts(); attempt++) {
      Wire.sleep(retries.pauseAfter(attempt, RandomGenerator.getDefault()), request);
      answer = session.answer(request);
    }
    if (answer.status() == 500) {
      throw new ServerFailure(
          "Cannot get its asset events from Airflow at %s: it breaks over the question (500) while a run that an asset triggered waits for its start, a known fault of 3.3.2. Nothing is wrong with the assets. Ask again when no run is queued."
              .formatted(session.server().address()));
    }
    return session.read(request, answer, AssetEvents.class).assetEvents();
  }

  /** As Airflow wraps it. */
  record ImportErrors(List<ImportError> importErrors) {}

  /** As Airflow wraps it. */
  record AssetEvents(List<AssetEvent> assetEvents) {}
}
