package citylake.serving.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.governance.log.AccessEvent;
import citylake.governance.log.AccessJournal;
import citylake.governance.log.HeadKeeper;
import citylake.serving.client.GatewayAddress;
import citylake.serving.client.GatewayClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gateway is killed while clients ask, and started again on its log: what any of them saw
 * answered is in the log, and whoever changes, removes or swaps one row of it is found out.
 */
class KilledGatewayIT {
  private static final long SEED = 7;

  @TempDir Path folder;

  private final AtomicReference<GatewayAddress> address = new AtomicReference<>();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private StartedGateway gateway;

  /**
   * @param statement its text, which no other try of it has
   */
  private record Answer(String statement, double millis) {}

  @Test
  @Timeout(600)
  void fewClients() throws Exception {
    answeredIsLogged(4, 80, 1);
  }

  @Test
  @Tag("slow")
  @Timeout(3_600)
  void twentyClientsAndTwoThousandStatements() throws Exception {
    answeredIsLogged(20, 2_000, 3);
  }

  /**
   * @param statements of all clients together
   * @param kills spread over them
   */
  private void answeredIsLogged(int clients, int statements, int kills) throws Exception {
    SeparateLog log = new SeparateLog(folder);
    List<Thread> threads = new ArrayList<>();
    try {
      start();
      for (int client = 0; client < clients; client++) {
        int number = client;
        threads.add(new Thread(() -> askAll(number, statements / clients)));
      }
      threads.forEach(Thread::start);
      for (int kill = 1; kill <= kills; kill++) {
        awaitAnswers(statements * kill / (kills + 1));
        gateway.kill();
        assertThat(answers).as("killed in between").hasSizeLessThan(statements);
        start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
    } finally {
      threads.forEach(Thread::interrupt);
      if (gateway != null) {
        gateway.kill();
      }
    }

    assertThat(answers).as("all were answered in the end").hasSize(statements);
    assertLogged(log.allowed("STATEMENT"));
    assertLogged(log.allowed("RESULT"));
    assertThat(log.verdict().faults()).isEmpty();
    assertThat(log.verdictInPython()).contains("nothing was changed").endsWith("exit code 0");
    report(clients, kills);
    changesOfOneRowAreFound(log);
  }

  private void start() throws Exception {
    gateway = StartedGateway.of(GatewayProcess.class, folder, List.of("-Xmx1g"));
    address.set(gateway.address());
  }

  private void awaitAnswers(int wanted) throws InterruptedException {
    while (answers.size() < wanted) {
      Thread.sleep(2);
    }
  }

  /** Each statement until it is answered, by whichever gateway is there then. */
  private void askAll(int number, int statements) {
    int asked = 0;
    int tries = 0;
    while (asked < statements && !Thread.currentThread().isInterrupted()) {
      try (GatewayClient client =
          GatewayClient.connect(
              address.get(),
              "client" + number,
              GatewayLab.PASSWORD.toCharArray(),
              null,
              Map.of())) {
        while (asked < statements) {
          String statement = "SELECT '%d.%d.%d' AS number".formatted(number, asked, tries++);
          long start = System.nanoTime();
          client.ask(statement, new RowCount());
          answers.add(new Answer(statement, (System.nanoTime() - start) / 1e6));
          asked++;
        }
      } catch (Exception e) {
        pause(); // it was killed; how that shows is no matter here
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void assertLogged(Set<String> logged) {
    assertThat(answers.stream().map(Answer::statement).filter(one -> !logged.contains(one)))
        .as("answered, and not in the log")
        .isEmpty();
  }

  /** By one who can write the log's files. */
  private static void changesOfOneRowAreFound(SeparateLog log) throws Exception {
    List<String> sound = Files.readAllLines(log.file());
    Random random = new Random(SEED);
    int at = 1 + random.nextInt(sound.size() - 2);
    List<String> changed = new ArrayList<>(sound);
    changed.set(at, changed.get(at).replaceFirst("\"client", "\"someone"));
    assertFound(log, changed, "changed");
    List<String> removed = new ArrayList<>(sound);
    removed.remove(at);
    assertFound(log, removed, "removed");
    List<String> swapped = new ArrayList<>(sound);
    Collections.swap(swapped, at, at + 1);
    assertFound(log, swapped, "swapped");
  }

  private static void assertFound(SeparateLog log, List<String> lines, String what)
      throws Exception {
    Files.write(log.file(), lines);
    assertThat(log.verdictInPython()).as(what).endsWith("exit code 1");
    assertThat(log.verdict().holds()).as(what).isFalse();
  }

  private void report(int clients, int kills) throws IOException {
    List<Double> millis = answers.stream().map(Answer::millis).sorted().toList();
    String line =
        "%d clients, %d statements, killed %d times: median %.1f ms, p95 %.1f ms a statement as a client waits for it; of it the log, with as many writers at once: %.2f ms a statement"
            .formatted(
                clients,
                millis.size(),
                kills,
                millis.get(millis.size() / 2),
                millis.get(millis.size() * 95 / 100),
                millisOfTheLog(clients, millis.size()));
    Path file = Path.of("target", "reports", "access-log.md");
    Files.createDirectories(file.getParent());
    Files.writeString(file, line + "\n");
    System.out.println(line);
  }

  /** Two entries a statement, each waited for, on the same disk. */
  private double millisOfTheLog(int writers, int statements) {
    AccessEvent event =
        new AccessEvent(
            AccessEvent.Kind.STATEMENT,
            "measured",
            "s-1",
            "investigation",
            "C-7",
            "SELECT count(*) FROM standard.crash",
            List.of("standard.crash"),
            AccessEvent.Outcome.ALLOWED,
            null,
            null);
    List<Double> millis = Collections.synchronizedList(new ArrayList<>());
    try (AccessJournal journal =
        AccessJournal.open(
            folder.resolve("measured"), HeadKeeper.NONE, statements, Clock.systemUTC())) {
      List<Thread> threads = new ArrayList<>();
      for (int writer = 0; writer < writers; writer++) {
        threads.add(
            new Thread(
                () -> {
                  for (int i = 0; i < statements / writers; i++) {
                    long start = System.nanoTime();
                    journal.append(event);
                    journal.append(event);
                    millis.add((System.nanoTime() - start) / 1e6);
                  }
                }));
      }
      threads.forEach(Thread::start);
      threads.forEach(KilledGatewayIT::join);
    }
    return millis.stream().sorted().toList().get(millis.size() / 2);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
