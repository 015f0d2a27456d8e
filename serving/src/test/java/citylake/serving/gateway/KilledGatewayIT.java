package citylake.serving.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.governance.log.LogVerifier;
import citylake.serving.client.GatewayAddress;
import citylake.serving.client.GatewayClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The gateway is killed while clients ask: what any of them saw answered is in the log. */
class KilledGatewayIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONGEST_START = Duration.ofMinutes(3);

  @TempDir Path folder;

  @Test
  @Timeout(300)
  void fewClients() throws Exception {
    answeredIsLogged(4, 1_000, 60);
  }

  @Test
  @Tag("slow")
  @Timeout(3_600)
  void twentyClientsOfTwoThousandStatements() throws Exception {
    answeredIsLogged(20, 2_000, 20 * 2_000 / 2);
  }

  /**
   * @param killAt answers after which the gateway is killed
   */
  private void answeredIsLogged(int clients, int statements, int killAt) throws Exception {
    Process gateway = started();
    try {
      GatewayAddress address =
          GatewayAddress.of("127.0.0.1:" + Files.readString(folder.resolve("port")));
      Queue<String> answered = new ConcurrentLinkedQueue<>();
      List<Thread> threads = new ArrayList<>();
      for (int client = 0; client < clients; client++) {
        int number = client;
        Thread thread = new Thread(() -> ask(address, number, statements, answered));
        thread.start();
        threads.add(thread);
      }
      while (answered.size() < killAt && threads.stream().anyMatch(Thread::isAlive)) {
        Thread.sleep(5);
      }
      gateway.destroyForcibly().waitFor();
      for (Thread thread : threads) {
        thread.join();
      }

      assertThat(answered.size()).isBetween(killAt, clients * statements - 1);
      Set<String> logged = logged();
      assertThat(answered.stream().filter(statement -> !logged.contains(statement)))
          .as("answered, and not in the log")
          .isEmpty();
      assertThat(LogVerifier.verify(folder.resolve("log"), null, null).holds()).isTrue();
    } finally {
      gateway.destroyForcibly().waitFor();
    }
  }

  private static void ask(
      GatewayAddress address, int number, int statements, Queue<String> answered) {
    try (GatewayClient client =
        GatewayClient.connect(
            address, "client" + number, GatewayLab.PASSWORD.toCharArray(), null, Map.of())) {
      for (int i = 0; i < statements; i++) {
        String statement = "SELECT '%d.%d' AS number".formatted(number, i);
        client.ask(statement, new RowCount());
        answered.add(statement);
      }
    } catch (Exception e) {
      // It was killed; how that shows is no matter here.
    }
  }

  private Set<String> logged() throws IOException {
    Set<String> statements = new HashSet<>();
    try (Stream<Path> files = Files.list(folder.resolve("log"))) {
      for (Path file : files.filter(name -> name.toString().endsWith(".jsonl")).toList()) {
        for (String line : Files.readAllLines(file)) {
          if (line.endsWith("}")) { // the last may be torn; it was not answered
            JsonNode event = JSON.readTree(line).get("event");
            if (event.get("kind").asText().equals("STATEMENT")) {
              statements.add(event.get("statement").asText());
            }
          }
        }
      }
    }
    return statements;
  }

  private Process started() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(option -> !option.startsWith("-agentlib") && !option.startsWith("-javaagent"))
            .toList());
    command.addAll(
        List.of(
            "-Xmx1g",
            "-cp",
            System.getProperty("java.class.path"),
            GatewayProcess.class.getName(),
            folder.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("gateway.log").toFile())
            .start();
    long end = System.nanoTime() + LONGEST_START.toNanos();
    while (!Files.exists(folder.resolve("port"))) {
      assertThat(process.isAlive() && System.nanoTime() < end)
          .as("the gateway started; it said: %s", Files.readString(folder.resolve("gateway.log")))
          .isTrue();
      Thread.sleep(100);
    }
    return process;
  }
}
