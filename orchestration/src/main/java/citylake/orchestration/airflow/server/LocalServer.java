package citylake.orchestration.airflow.server;

import citylake.orchestration.machine.KnownProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Starts and stops the pinned Airflow on this machine, reachable from this machine alone. */
public final class LocalServer {
  private static final Duration HEALTHY_WITHIN = Duration.ofMinutes(3);
  private static final long LOOK_EVERY_MILLIS = 250;
  private static final int LAST_LINES = 15;

  private final AirflowHome home;
  private final AirflowProgram program;
  private final Predicate<URI> isHealthy;
  private final Consumer<String> progress;

  /**
   * @param isHealthy whether the server at an address answers and all its parts do
   */
  public LocalServer(
      AirflowHome home,
      AirflowProgram program,
      Predicate<URI> isHealthy,
      Consumer<String> progress) {
    this.home = home;
    this.program = program;
    this.isHealthy = isHealthy;
    this.progress = progress;
  }

  /**
   * Starts the parts that do not run; with all of them running it changes nothing.
   *
   * @param port of the api-server; 0 for the one that it had, or a free one
   * @return the parts that were started
   */
  public Started up(int port) {
    program.install();
    home.prepare();
    try (FileChannel file =
            FileChannel.open(
                home.startLock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock turn = file.lock()) {
      Optional<LocalState> before = home.state(false);
      List<String> living = before.map(LocalState::living).orElse(List.of());
      refuseToMove(before, living, port);
      int chosen = living.isEmpty() ? chosen(before, port) : before.get().url().getPort();
      migrate(chosen);
      Map<String, PartProcess> parts = new TreeMap<>();
      List<String> started = new ArrayList<>();
      for (ServerPart part : ServerPart.values()) {
        if (living.contains(part.command())) {
          parts.put(part.command(), before.get().parts().get(part.command()));
        } else {
          parts.put(part.command(), start(part, chosen));
          started.add(part.command());
        }
        home.keep(new LocalState(url(chosen), program.version(), parts));
      }
      LocalState state = new LocalState(url(chosen), program.version(), parts);
      awaitHealth(state);
      return new Started(state, started);
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to start Airflow in " + home.folder(), e);
    }
  }

  /** A server, and which of its parts had to be started; none where all were up. */
  public record Started(LocalState state, List<String> parts) {}

  private void refuseToMove(Optional<LocalState> before, List<String> living, int port) {
    if (!living.isEmpty() && port != 0 && port != before.get().url().getPort()) {
      throw new IllegalStateException(
          "Cannot start Airflow on port %d: it is up at %s. Nothing was changed. First: citylake airflow stop"
              .formatted(port, before.get().url()));
    }
  }

  private static URI url(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  private static int chosen(Optional<LocalState> before, int port) throws IOException {
    if (port != 0) {
      return port;
    }
    int last = before.map(state -> state.url().getPort()).orElse(0);
    try (ServerSocket free = new ServerSocket(last, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException e) {
      try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      }
    }
  }

  private void migrate(int port) throws IOException {
    Path version = home.databaseVersion();
    if (Files.exists(version) && Files.readString(version).equals(program.version())) {
      return;
    }
    progress.accept("making the database");
    Process process = launch("db-migrate", List.of("db", "migrate"), port);
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            "Cannot start Airflow: its database in %s was not made. Lakes are not touched. %s"
                .formatted(home.folder(), lastWords("db-migrate")));
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    Files.writeString(version, program.version());
  }

  private PartProcess start(ServerPart part, int port) throws IOException {
    progress.accept("starting the " + part.command());
    return PartProcess.of(launch(part.command(), part.arguments(port), port));
  }

  /** Each part leads a group of its own: stopping it takes its workers along, and nobody else. */
  private Process launch(String name, List<String> arguments, int port) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.executable().toString()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(KnownProcess.inOwnGroup(command))
            .directory(home.folder().toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(home.log(name).toFile()));
    new ServerSettings(home, program, port).addTo(builder.environment());
    return builder.start();
  }

  private void awaitHealth(LocalState state) {
    long begun = System.nanoTime();
    while (!isHealthy.test(state.url())) {
      List<String> living = state.living();
      for (String part : state.parts().keySet()) {
        if (!living.contains(part)) {
          throw new IllegalStateException(
              "Cannot start Airflow: its %s ended. Lakes are not touched. %s"
                  .formatted(part, lastWords(part)));
        }
      }
      if (System.nanoTime() - begun > HEALTHY_WITHIN.toNanos()) {
        throw new IllegalStateException(
            "Cannot start Airflow: it was not healthy within %d s. It goes on trying; citylake airflow stop ends it. What its parts say: %s"
                .formatted(HEALTHY_WITHIN.toSeconds(), home.log("*")));
      }
      pause();
    }
  }

  private String lastWords(String part) {
    Path log = home.log(part);
    try {
      List<String> lines = Files.readAllLines(log);
      return "It said:%n%s%nAll of it: %s"
          .formatted(
              String.join(
                  "\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())),
              log);
    } catch (IOException e) {
      return "Its log cannot be read: " + log;
    }
  }

  /**
   * What came of stopping.
   *
   * @param ended names of the parts that have ended, with all their workers
   * @param living processes that live all the same, by the name of their part
   */
  public record Stopped(List<String> ended, Map<String, List<Long>> living) {}

  /**
   * Ends every part that runs, with its workers. A night that is going on in a process of its own
   * is not touched.
   */
  public Stopped stop() {
    List<String> ended = new ArrayList<>();
    Map<String, List<Long>> stayed = new TreeMap<>();
    Optional<LocalState> state = home.state(true);
    if (state.isEmpty()) {
      return new Stopped(ended, stayed);
    }
    List<String> living = state.get().living();
    // The scheduler first: its workers report to the api-server until they end.
    for (String part : List.of("scheduler", "dag-processor", "api-server")) {
      if (living.contains(part)) {
        progress.accept("stopping the " + part);
        List<Long> left = state.get().parts().get(part).end();
        if (left.isEmpty()) {
          ended.add(part);
        } else {
          stayed.put(part, left);
        }
      }
    }
    return new Stopped(List.copyOf(ended), Map.copyOf(stayed));
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_EVERY_MILLIS);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("Cannot wait for Airflow: interrupted", e);
  }
}
