package citylake.orchestration.airflow;

import citylake.testing.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The pinned Airflow of {@code .venv} as processes of this test: a home folder, a database and a
 * free port of its own, on 127.0.0.1 alone. Each process leads a group, so that its workers end
 * with it.
 */
final class RunningAirflow implements AutoCloseable {
  static final String USER = "night-shift";
  static final String ONLOOKER = "onlooker";
  static final String PASSWORD = "not-a-secret-of-anyone";
  static final String SIGNING_SECRET =
      "a-secret-for-signing-tokens-in-tests-of-64-bytes-or-more-in-all!";

  private static final long END_WITHIN_SECONDS = 10;

  private final Path home;
  private final int port;
  private final List<Process> parts = new ArrayList<>();
  private final Thread lastResort = new Thread(this::end);

  private RunningAirflow(Path home, int port) {
    this.home = home;
    this.port = port;
  }

  /** Starts all parts over a folder of DAG files; {@link AirflowInTest} waits for their health. */
  static RunningAirflow start(Path home) throws IOException, InterruptedException {
    install();
    Files.createDirectories(home.resolve("dags"));
    Files.writeString(
        home.resolve("passwords.json"),
        "{\"%s\": \"%s\", \"%s\": \"%s\"}".formatted(USER, PASSWORD, ONLOOKER, PASSWORD));
    RunningAirflow airflow = new RunningAirflow(home, freePort());
    Runtime.getRuntime().addShutdownHook(airflow.lastResort);
    Process database = airflow.launch("db", "migrate");
    if (database.waitFor() != 0) {
      throw new IllegalStateException("Failed to make Airflow's database: " + airflow.said("db"));
    }
    airflow.parts.add(
        airflow.launch(
            "api-server", "--host", "127.0.0.1", "--port", Integer.toString(airflow.port)));
    airflow.parts.add(airflow.launch("scheduler", "--skip-serve-logs"));
    airflow.parts.add(airflow.launch("dag-processor"));
    return airflow;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  Path home() {
    return home;
  }

  /** The first part that has ended, in its own last words; null while all live. */
  String fault() throws IOException {
    for (Process part : parts) {
      if (!part.isAlive()) {
        String name = List.of("api-server", "scheduler", "dag-processor").get(parts.indexOf(part));
        return name + " ended: " + said(name);
      }
    }
    return null;
  }

  private String said(String part) throws IOException {
    List<String> lines = Files.readAllLines(home.resolve(part + ".log"));
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
  }

  @Override
  public void close() {
    end();
    Runtime.getRuntime().removeShutdownHook(lastResort);
  }

  private void end() {
    parts.forEach(part -> signal("TERM", part));
    for (Process part : parts) {
      try {
        part.waitFor(END_WITHIN_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      signal("KILL", part);
    }
  }

  /** The whole group; a group that is gone already makes no difference. */
  private static void signal(String name, Process part) {
    try {
      new ProcessBuilder("kill", "-" + name, "--", "-" + part.pid())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to end process " + part.pid(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void install() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(root().resolve(".ci/python").toString(), "airflow")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("Failed to install Airflow: " + said);
    }
  }

  private Process launch(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add("setsid");
    command.add(root().resolve(".venv/bin/airflow").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve(arguments[0] + ".log").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("AIRFLOW_"));
    builder.environment().putAll(settings());
    builder
        .environment()
        .merge("PATH", root().resolve(".venv/bin") + ":", (path, bin) -> bin + path);
    return builder.start();
  }

  private Map<String, String> settings() {
    return Map.ofEntries(
        Map.entry("AIRFLOW_HOME", home.toString()),
        Map.entry("AIRFLOW__CORE__DAGS_FOLDER", home.resolve("dags").toString()),
        Map.entry("AIRFLOW__CORE__LOAD_EXAMPLES", "False"),
        Map.entry("AIRFLOW__CORE__EXECUTOR", "LocalExecutor"),
        Map.entry("AIRFLOW__CORE__PARALLELISM", "3"),
        Map.entry("AIRFLOW__CORE__EXECUTION_API_SERVER_URL", address() + "/execution/"),
        Map.entry(
            "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS", USER + ":admin," + ONLOOKER + ":viewer"),
        Map.entry(
            "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE",
            home.resolve("passwords.json").toString()),
        Map.entry("AIRFLOW__API__BASE_URL", address().toString()),
        Map.entry("AIRFLOW__API__WORKERS", "1"),
        Map.entry("AIRFLOW__API_AUTH__JWT_SECRET", SIGNING_SECRET),
        Map.entry("AIRFLOW__DAG_PROCESSOR__REFRESH_INTERVAL", "2"),
        Map.entry("AIRFLOW__DAG_PROCESSOR__MIN_FILE_PROCESS_INTERVAL", "2"),
        Map.entry("AIRFLOW__USAGE_DATA_COLLECTION__ENABLED", "False"));
  }

  private static Path root() {
    return SharedData.projectRoot();
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
