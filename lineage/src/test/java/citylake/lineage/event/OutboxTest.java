package citylake.lineage.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server on this machine that can be told how to behave. */
class OutboxTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path folder;
  private final List<String> received = Collections.synchronizedList(new ArrayList<>());
  private final List<String> tokens = Collections.synchronizedList(new ArrayList<>());
  private final Deque<Integer> statuses = new ArrayDeque<>();
  private long slowMillis;
  private HttpServer http;
  private Outbox outbox;

  @BeforeEach
  void start() throws IOException {
    http = listening(0);
    outbox = new Outbox(folder);
  }

  @AfterEach
  void stop() {
    http.stop(0);
  }

  @Test
  void everyEventArrivesOnceAndInOrder() {
    write("n20260301", "{\"a\":1}", "{\"a\":2}");
    write("n20260302", "{\"a\":3}");

    assertThat(outbox.send(server(), LONG)).isEqualTo(new Outbox.Result(3, 0, 0, ""));
    assertThat(outbox.send(server(), LONG)).isEqualTo(new Outbox.Result(0, 0, 0, ""));
    assertThat(received).containsExactly("{\"a\":1}", "{\"a\":2}", "{\"a\":3}");
    assertThat(tokens).containsOnly("Bearer secret");
  }

  @Test
  void aServerThatIsDownLosesNothing() throws IOException {
    int port = http.getAddress().getPort();
    EventServer server = server();
    write("n20260301", "{\"a\":1}", "{\"a\":2}");
    http.stop(0);

    Outbox.Result down = outbox.send(server, LONG);
    http = listening(port);
    Outbox.Result up = outbox.send(server, LONG);

    assertThat(down).isEqualTo(new Outbox.Result(0, 0, 2, "it does not answer (ConnectException)"));
    assertThat(up).isEqualTo(new Outbox.Result(2, 0, 0, ""));
    assertThat(received).containsExactly("{\"a\":1}", "{\"a\":2}");
  }

  @Test
  void aServerThatFailsIsAskedAgain() {
    statuses.addAll(List.of(500, 503));
    write("n20260301", "{\"a\":1}");

    assertThat(outbox.send(server(), LONG)).isEqualTo(new Outbox.Result(1, 0, 0, ""));
    assertThat(received).hasSize(3);
  }

  @Test
  void aServerThatGoesOnFailingIsLeftAlone() {
    statuses.addAll(List.of(500, 500, 500));
    write("n20260301", "{\"a\":1}", "{\"a\":2}");

    assertThat(outbox.send(server(), LONG))
        .isEqualTo(new Outbox.Result(0, 0, 2, "it answers with status 500"));
    assertThat(received).as("three tries of the first event, none of the second").hasSize(3);
  }

  @Test
  void aSlowServerHoldsNobodyUp() {
    slowMillis = 5_000;
    write("n20260301", "{\"a\":1}");
    long start = System.nanoTime();

    Outbox.Result result = outbox.send(server(), LONG);

    assertThat(result)
        .isEqualTo(new Outbox.Result(0, 0, 1, "it does not answer (HttpTimeoutException)"));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void anEventThatIsRefusedForGoodIsSetAsideAndTheRestGoesOn() {
    statuses.add(422);
    write("n20260301", "{\"a\":1}", "{\"a\":2}");

    assertThat(outbox.send(server(), LONG)).isEqualTo(new Outbox.Result(1, 1, 0, ""));
    assertThat(folder.resolve("n20260301.refused")).hasContent("{\"a\":1}");
  }

  @Test
  void aTokenThatIsNotTakenIsTriedOnceAndWaitsForAPerson() {
    statuses.addAll(List.of(401, 401));
    write("n20260301", "{\"a\":1}");

    assertThat(outbox.send(server(), LONG))
        .isEqualTo(new Outbox.Result(0, 0, 1, "it answers with status 401"));
    assertThat(received).hasSize(1);
  }

  @Test
  void whatIsShownOfAnAddressHoldsNoPassword() {
    EventServer server =
        new EventServer(
            URI.create("http://user:word@lineage.example:5000/api/v1/lineage"),
            Optional.of("secret"),
            Duration.ofSeconds(1),
            1);

    assertThat(server.shown()).isEqualTo("http://lineage.example:5000");
    assertThat(server.toString()).doesNotContain("secret");
  }

  private void write(String run, String... events) {
    EventFile file = new EventFile(folder.resolve(run + ".jsonl"));
    List.of(events).forEach(file::add);
  }

  private EventServer server() {
    URI address = URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/api/v1/lineage");
    return new EventServer(address, Optional.of("secret"), Duration.ofMillis(500), 3);
  }

  private HttpServer listening(int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work);
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext(
        "/api/v1/lineage",
        exchange -> {
          try (exchange) {
            received.add(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
            Thread.sleep(slowMillis);
            Integer status = statuses.poll();
            exchange.sendResponseHeaders(status == null ? 201 : status, -1);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
    return server;
  }
}
