package citylake.orchestration.airflow.server;

import java.util.LinkedHashMap;
import java.util.Map;

/** Airflow's settings, each with its reason, as environment variables: no file is edited. */
final class ServerSettings {
  private final AirflowHome home;
  private final AirflowProgram program;
  private final int port;

  ServerSettings(AirflowHome home, AirflowProgram program, int port) {
    this.home = home;
    this.program = program;
    this.port = port;
  }

  /** Settings that the environment has already are left as they are. */
  void addTo(Map<String, String> environment) {
    environment.put("AIRFLOW_HOME", home.folder().toString());
    environment.merge("PATH", program.folder() + ":", (path, bin) -> bin + path);
    all().forEach(environment::putIfAbsent);
  }

  private Map<String, String> all() {
    String url = "http://127.0.0.1:" + port;
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("AIRFLOW__CORE__DAGS_FOLDER", home.dags().toString());
    settings.put("AIRFLOW__CORE__LOAD_EXAMPLES", "False");
    settings.put("AIRFLOW__CORE__EXECUTOR", "LocalExecutor");
    // Tasks wait for the night's one process; more workers than this would only wait beside them.
    settings.put("AIRFLOW__CORE__PARALLELISM", "4");
    settings.put("AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS", AirflowHome.USER + ":admin");
    settings.put("AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE", home.passwords().toString());
    settings.put("AIRFLOW__CORE__EXECUTION_API_SERVER_URL", url + "/execution/");
    settings.put("AIRFLOW__API__BASE_URL", url);
    settings.put("AIRFLOW__API__WORKERS", "1");
    // Each process would make up a secret of its own, and no worker could call the server.
    settings.put("AIRFLOW__API_AUTH__JWT_SECRET", home.signingSecret());
    settings.put("AIRFLOW__API__SECRET_KEY", home.signingSecret());
    // A new deployment is seen within seconds, not five minutes; a file that has not changed is
    // not read again and again for it.
    settings.put("AIRFLOW__DAG_PROCESSOR__REFRESH_INTERVAL", "5");
    settings.put("AIRFLOW__DAG_PROCESSOR__MIN_FILE_PROCESS_INTERVAL", "60");
    // A night is a long chain of short boxes: each would wait for the scheduler's next look.
    settings.put("AIRFLOW__SCHEDULER__SCHEDULER_IDLE_SLEEP_TIME", "0.3");
    // A task whose worker was killed is tried again after this; a try that waits costs nothing.
    settings.put("AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT", "60");
    // Tasks that a dead scheduler had queued are taken over after this, not after five minutes.
    settings.put("AIRFLOW__SCHEDULER__ORPHANED_TASKS_CHECK_INTERVAL", "30");
    settings.put("AIRFLOW__USAGE_DATA_COLLECTION__ENABLED", "False");
    return settings;
  }
}
