package citylake.orchestration.airflow;

import citylake.orchestration.airflow.client.AirflowClient;
import citylake.orchestration.airflow.client.AirflowServer;
import citylake.orchestration.airflow.client.Credentials;
import citylake.orchestration.airflow.client.Dag;
import citylake.orchestration.airflow.client.Secret;
import citylake.orchestration.airflow.failure.AirflowFailure;
import citylake.orchestration.airflow.failure.NotThere;
import citylake.orchestration.retry.Retries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real Airflow for tests: started by the first class that asks, shared by all classes of this
 * JVM, ended after the last. Classes keep out of each other's way by the names of their DAGs.
 *
 * <pre>
 *   {@code @RegisterExtension} static final AirflowInTest airflow = new AirflowInTest();
 *   airflow.deploy(file, "my_dag");
 *   airflow.client().runs()...
 * </pre>
 */
public final class AirflowInTest implements BeforeAllCallback {
  private static final Duration HEALTHY_WITHIN = Duration.ofMinutes(2);
  private static final Duration PARSED_WITHIN = Duration.ofMinutes(1);

  private RunningAirflow airflow;
  private AirflowClient client;

  @Override
  public void beforeAll(ExtensionContext context) {
    Shared shared =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(AirflowInTest.class))
            .getOrComputeIfAbsent(Shared.class, key -> Shared.start(), Shared.class);
    airflow = shared.airflow;
    client = new AirflowClient(server(password()));
  }

  /** A client whose user may do everything. */
  public AirflowClient client() {
    return client;
  }

  public URI address() {
    return airflow.address();
  }

  /** AIRFLOW_HOME. */
  public Path home() {
    return airflow.home();
  }

  public Path passwordsFile() {
    return airflow.home().resolve("passwords.json");
  }

  public String user() {
    return RunningAirflow.USER;
  }

  /** What the server signs its tokens with. */
  public String signingSecret() {
    return RunningAirflow.SIGNING_SECRET;
  }

  public Credentials password() {
    return new Credentials.Password(user(), Secret.passwordsFile(passwordsFile(), user()));
  }

  /** A user who may look and change nothing. */
  public Credentials onlooker() {
    String user = RunningAirflow.ONLOOKER;
    return new Credentials.Password(user, Secret.passwordsFile(passwordsFile(), user));
  }

  /** The server for a user, with short pauses: tests tell soon what goes wrong. */
  public AirflowServer server(Credentials credentials) {
    return AirflowServer.at(address(), credentials)
        .repeating(new Retries(3, Duration.ofMillis(100), Duration.ofSeconds(2)));
  }

  /** Puts a DAG file where the server reads it, and waits until it knows the DAG. */
  public Dag deploy(Path file, String dagId) throws IOException {
    put(file);
    return awaitSome(
        PARSED_WITHIN,
        "DAG " + dagId,
        () -> {
          try {
            return Optional.of(client.dags().find(dagId));
          } catch (NotThere e) {
            return Optional.empty();
          }
        });
  }

  /** Puts a DAG file where the server reads it; moved, so that no half of it is ever read. */
  public void put(Path file) throws IOException {
    Path part = Files.createTempFile(airflow.home(), "dag", ".part");
    Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
    Files.move(
        part,
        airflow.home().resolve("dags").resolve(file.getFileName().toString()),
        StandardCopyOption.ATOMIC_MOVE);
  }

  /** Looks again and again until there is something, or fails after the limit. */
  public static <T> T awaitSome(Duration limit, String what, Supplier<Optional<T>> look) {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<T> found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("No %s within %d s".formatted(what, limit.toSeconds()));
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  /** The one server of this JVM; JUnit closes it with the last class. */
  private record Shared(RunningAirflow airflow) implements AutoCloseable {
    static Shared start() {
      try {
        RunningAirflow airflow = RunningAirflow.start(Files.createTempDirectory("airflow"));
        try {
          awaitHealth(airflow);
        } catch (RuntimeException | Error e) {
          airflow.close();
          throw e;
        }
        return new Shared(airflow);
      } catch (IOException e) {
        throw new IllegalStateException("Failed to start Airflow for tests", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    private static void awaitHealth(RunningAirflow airflow) {
      AirflowClient anyone =
          new AirflowClient(
              AirflowServer.at(
                      airflow.address(),
                      new Credentials.Bearer(Secret.environment("NO_TOKEN_IS_NEEDED")))
                  .repeating(Retries.NONE));
      awaitSome(
          HEALTHY_WITHIN,
          "healthy Airflow",
          () -> {
            try {
              return Optional.of(anyone.server().health()).filter(health -> health.isHealthy());
            } catch (AirflowFailure e) {
              return refuseDead(airflow);
            }
          });
    }

    private static <T> Optional<T> refuseDead(RunningAirflow airflow) {
      try {
        String fault = airflow.fault();
        if (fault != null) {
          throw new IllegalStateException("Failed to start Airflow for tests: " + fault);
        }
        return Optional.empty();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    /** The last worker may write its last line a moment after it was ended. */
    @Override
    public void close() {
      airflow.close();
      awaitSome(
          Duration.ofSeconds(10),
          "end of the files of " + airflow.home(),
          () -> delete(airflow.home()) ? Optional.of(true) : Optional.empty());
    }

    private static boolean delete(Path folder) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
        return true;
      } catch (DirectoryNotEmptyException | UncheckedIOException e) {
        return false;
      } catch (IOException e) {
        throw new UncheckedIOException("Failed to delete " + folder, e);
      }
    }
  }
}
