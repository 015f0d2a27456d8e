package citylake.orchestration.airflow;

import citylake.orchestration.airflow.client.AirflowClient;
import citylake.orchestration.airflow.client.AirflowServer;
import citylake.orchestration.airflow.client.Credentials;
import citylake.orchestration.airflow.client.Secret;
import citylake.orchestration.airflow.runs.NightRuns;
import citylake.orchestration.airflow.server.AirflowHome;
import citylake.orchestration.airflow.server.LocalState;
import citylake.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An Airflow in a folder of its own, used as people use it: by commands of the built program. */
final class AirflowLab implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private int calls;

  AirflowLab(Path folder) {
    this.folder = folder;
  }

  Path home() {
    return folder.resolve("airflow");
  }

  /** What a command said and how it ended. */
  record Said(int exitCode, String out, String err) {
    JsonNode json() throws IOException {
      return JSON.readTree(out);
    }
  }

  /** A command that goes on beside the test. */
  record Going(Process process, Path out, Path err) {
    Said end() throws IOException, InterruptedException {
      int exitCode = process.waitFor();
      return new Said(exitCode, Files.readString(out), Files.readString(err));
    }
  }

  Said citylake(String... arguments) throws IOException, InterruptedException {
    return start(arguments).end();
  }

  Going start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(SharedData.projectRoot().resolve("citylake").toString());
    command.addAll(List.of(arguments));
    calls++;
    Path out = folder.resolve("said-%d.out".formatted(calls));
    Path err = folder.resolve("said-%d.err".formatted(calls));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    var environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("AIRFLOW_"));
    environment.keySet().removeIf(name -> name.startsWith("CITYLAKE_AIRFLOW"));
    environment.put("CITYLAKE_AIRFLOW_HOME", home().toString());
    environment.put("CITYLAKE_LOG", folder.resolve("citylake.log").toString());
    environment.put("CITYLAKE_IDLE", "60");
    // A killed worker is missed after seconds, not a minute.
    environment.put("AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT", "12");
    environment.put("AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_SEC", "3");
    environment.put("AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT_DETECTION_INTERVAL", "3");
    return new Going(builder.start(), out, err);
  }

  LocalState state() {
    return AirflowHome.in(home()).state(true).orElseThrow();
  }

  NightRuns nights() {
    return new NightRuns(client());
  }

  AirflowClient client() {
    Secret password = Secret.passwordsFile(home().resolve("passwords.json"), AirflowHome.USER);
    return new AirflowClient(
        AirflowServer.at(state().url(), new Credentials.Password(AirflowHome.USER, password)));
  }

  @Override
  public void close() throws IOException, InterruptedException {
    citylake("airflow", "stop");
  }
}
