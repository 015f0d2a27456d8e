package citylake.orchestration.airflow.server;

import java.util.List;

/** The three processes of an Airflow; a triggerer is not needed: no task of ours defers. */
enum ServerPart {
  API_SERVER("api-server"),
  SCHEDULER("scheduler"),
  DAG_PROCESSOR("dag-processor");

  private final String command;

  ServerPart(String command) {
    this.command = command;
  }

  String command() {
    return command;
  }

  List<String> arguments(int port) {
    return switch (this) {
      case API_SERVER -> List.of(command, "--host", "127.0.0.1", "--port", Integer.toString(port));
      // Without the flag it serves logs on every address of the machine.
      case SCHEDULER -> List.of(command, "--skip-serve-logs");
      case DAG_PROCESSOR -> List.of(command);
    };
  }
}
