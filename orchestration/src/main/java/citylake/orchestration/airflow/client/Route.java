package citylake.orchestration.airflow.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The calls of Airflow's REST interface that the client relies on, as its OpenAPI document names
 * them. The same list, with parameters and fields, is checked in with the tests and compared with a
 * live server's document.
 */
enum Route {
  HEALTH("GET", "/api/v2/monitor/health"),
  VERSION("GET", "/api/v2/version"),
  DAG("GET", "/api/v2/dags/{dag_id}/details"),
  SET_PAUSED("PATCH", "/api/v2/dags/{dag_id}"),
  TRIGGER("POST", "/api/v2/dags/{dag_id}/dagRuns"),
  RUN("GET", "/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}"),
  RUNS("GET", "/api/v2/dags/{dag_id}/dagRuns"),
  TASKS("GET", "/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances"),
  LOG(
      "GET",
      "/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/logs/{try_number}"),
  CLEAR("POST", "/api/v2/dags/{dag_id}/clearTaskInstances"),
  POOL("GET", "/api/v2/pools/{pool_name}"),
  CREATE_POOL("POST", "/api/v2/pools"),
  CHANGE_POOL("PATCH", "/api/v2/pools/{pool_name}"),
  CREATE_BACKFILL("POST", "/api/v2/backfills"),
  PREVIEW_BACKFILL("POST", "/api/v2/backfills/dry_run"),
  BACKFILLS("GET", "/api/v2/backfills"),
  PAUSE_BACKFILL("PUT", "/api/v2/backfills/{backfill_id}/pause"),
  RESUME_BACKFILL("PUT", "/api/v2/backfills/{backfill_id}/unpause"),
  CANCEL_BACKFILL("PUT", "/api/v2/backfills/{backfill_id}/cancel"),
  IMPORT_ERRORS("GET", "/api/v2/importErrors"),
  ASSET_EVENTS("GET", "/api/v2/assets/events"),
  /** Not in the OpenAPI document: the auth manager's own. */
  LOGIN("POST", "/auth/token");

  private final String method;
  private final String template;

  Route(String method, String template) {
    this.method = method;
    this.template = template;
  }

  String method() {
    return method;
  }

  String template() {
    return template;
  }

  /** The path with its names filled in, in order. */
  String path(String... names) {
    String path = template;
    for (String name : names) {
      path = path.replaceFirst("\\{[a-z_]+}", encoded(name).replace("$", "\\$"));
    }
    return path;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
