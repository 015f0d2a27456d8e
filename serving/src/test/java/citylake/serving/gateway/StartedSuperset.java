package citylake.serving.gateway;

import citylake.testing.SharedData;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Superset on a free port of this machine, with one administrator. What it keeps for itself lies
 * in a folder of the test; of ours it is given what docs/gateway.md tells people to give it.
 */
final class StartedSuperset implements AutoCloseable {
  static final String ADMINISTRATOR = "admin";
  static final String PASSWORD = "pw";

  /** What it says; stays when the test is over. */
  private static final Path LOG =
      SharedData.projectRoot().resolve("serving/target/reports/superset.log");

  private static final Duration LONGEST_START = Duration.ofMinutes(5);

  private final Process process;
  private final URI address;

  private StartedSuperset(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** Installs it, if it is not there yet, and returns when it answers. */
  static StartedSuperset in(Path folder) throws IOException, InterruptedException {
    Path root = SharedData.projectRoot();
    Files.createDirectories(folder);
    Files.createDirectories(LOG.getParent());
    Files.deleteIfExists(LOG);
    run(folder, root.resolve(".ci/python").toString(), "superset");
    Files.writeString(
        folder.resolve("superset_config.py"),
        """
        import sys

        sys.path.append("%s")
        from superset_gateway import DB_CONNECTION_MUTATOR, TIME_GRAIN_ADDON_EXPRESSIONS

        SECRET_KEY = "of a test alone: 7d1f2f8f0f6e4d0b9a5c"
        SQLALCHEMY_DATABASE_URI = "sqlite:///%s"
        """
            .formatted(root.resolve("python"), folder.resolve("superset.db")));
    String superset = root.resolve("serving/target/superset/bin/superset").toString();
    run(folder, superset, "db", "upgrade");
    List<String> administrator =
        new ArrayList<>(List.of(superset, "fab", "create-admin", "--username", ADMINISTRATOR));
    administrator.addAll(List.of("--password", PASSWORD, "--email", "admin@example.org"));
    administrator.addAll(List.of("--firstname", "Test", "--lastname", "Administrator"));
    run(folder, administrator.toArray(String[]::new));
    run(folder, superset, "init");
    int port = freePort();
    Process process =
        process(
                folder,
                superset,
                "run",
                "--host",
                "127.0.0.1",
                "--port",
                String.valueOf(port),
                "--with-threads",
                "--no-reload")
            .start();
    StartedSuperset started =
        new StartedSuperset(process, URI.create("http://127.0.0.1:%d".formatted(port)));
    started.awaitAnswer();
    return started;
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private static ProcessBuilder process(Path folder, String... command) {
    ProcessBuilder process =
        new ProcessBuilder(command)
            .directory(SharedData.projectRoot().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()));
    process
        .environment()
        .put("SUPERSET_CONFIG_PATH", folder.resolve("superset_config.py").toString());
    process.environment().put("SUPERSET_HOME", folder.toString());
    process.environment().put("FLASK_APP", "superset.app:create_app()");
    return process;
  }

  private static void run(Path folder, String... command) throws IOException, InterruptedException {
    if (process(folder, command).start().waitFor() != 0) {
      throw new IllegalStateException(
          "Failed to run %s: %s".formatted(List.of(command), Files.readString(LOG)));
    }
  }

  private void awaitAnswer() throws IOException, InterruptedException {
    long end = System.nanoTime() + LONGEST_START.toNanos();
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        close();
        throw new IllegalStateException("Failed to start Superset: " + Files.readString(LOG));
      }
      Thread.sleep(200);
    }
  }

  private boolean answers() throws InterruptedException {
    try {
      return HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(address.resolve("/health")).build(),
                  BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    }
  }

  URI address() {
    return address;
  }

  /** Ends this process and no other. */
  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
