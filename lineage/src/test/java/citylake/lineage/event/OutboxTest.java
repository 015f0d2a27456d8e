package citylake.lineage.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server on this machine that can be told how to behave. */
class OutboxTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path folder;
  private final List<String> received = Collections.synchronizedList(new ArrayList<>());
  private final List<String> tokens = Collections.synchronizedList(new ArrayList<>());
  private final Deque<Integer> statuses = new ArrayDeque<>();
  private final CountDownLatch isOver = new CountDownLatch(1);
  private volatile long slowMillis;
  private volatile boolean isSilent;
  private volatile boolean isStalling;
  private volatile String poison;
  private HttpServer http;
  private Outbox outbox;

  @BeforeEach
  void start() throws IOException {
    http = listening(0);
    outbox = new Outbox(folder);
  }

  @AfterEach
  void stop() {
    isOver.countDown();
    http.stop(0);
  }

  @Test
  void everyEventArrivesOnceAndInOrder() {
    write("n20260301", "{\"a\":1}", "{\"a\":2}");
    write("n20260302", "{\"a\":3}");

    assertThat(outbox.send(server(), LONG)).isEqualTo(result(3, 0, 0, ""));
    assertThat(outbox.send(server(), LONG)).isEqualTo(result(0, 0, 0, ""));
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

    assertThat(down).isEqualTo(result(0, 0, 2, "it does not answer (ConnectException)"));
    assertThat(up).isEqualTo(result(2, 0, 0, ""));
    assertThat(received).containsExactly("{\"a\":1}", "{\"a\":2}");
  }

  @Test
  void aServerThatFailsIsAskedAgain() {
    statuses.addAll(List.of(500, 503));
    write("n20260301", "{\"a\":1}");

    assertThat(outbox.send(server(), LONG)).isEqualTo(result(1, 0, 0, ""));
    assertThat(received).hasSize(3);
  }

  @Test
  void aServerThatGoesOnFailingIsLeftAlone() {
    statuses.addAll(List.of(500, 500, 500));
    write("n20260301", "{\"a\":1}", "{\"a\":2}");

    assertThat(outbox.send(server(), LONG))
        .isEqualTo(result(0, 0, 2, "it answers with status 500"));
    assertThat(received).as("three tries of the first event, none of the second").hasSize(3);
  }

  /** As the next one: it answers after the test alone, so whoever waited for it would hang. */
  @Test
  @Timeout(60)
  void aSlowServerHoldsNobodyUp() {
    isSilent = true;
    write("n20260301", "{\"a\":1}");

    assertThat(outbox.send(hasty(), Duration.ofHours(1)))
        .isEqualTo(result(0, 0, 1, "it gives no whole answer in time"));
  }

  @Test
  @Timeout(60)
  void anAnswerThatStopsInTheMiddleHoldsNobodyUp() {
    isStalling = true;
    write("n20260301", "{\"a\":1}");

    assertThat(outbox.send(hasty(), Duration.ofHours(1)))
        .isEqualTo(result(0, 0, 1, "it gives no whole answer in time"));
  }

  @Test
  @Timeout(60)
  void threeTriesOfOneEventKeepToTheTimeForAll() {
    isSilent = true;
    write("n20260301", "{\"a\":1}");
    EventServer patient = new EventServer(address(), Optional.empty(), Duration.ofHours(1), 3);

    assertThat(outbox.send(patient, Duration.ofSeconds(1)).left()).isEqualTo(1);
    assertThat(received).as("the first try takes the time of all").hasSize(1);
  }

  @Test
  void aLineThatIsStillBeingWrittenIsLeftUntilItIsWhole() throws IOException {
    write("n20260301", "{\"a\":1}");
    Path file = folder.resolve("n20260301.jsonl");
    Files.writeString(file, "{\"a\":\"half", StandardOpenOption.APPEND);

    assertThat(outbox.send(server(), LONG)).isEqualTo(result(1, 0, 0, ""));
    Files.writeString(file, " and half\"}\n", StandardOpenOption.APPEND);

    assertThat(outbox.send(server(), LONG)).isEqualTo(result(1, 0, 0, ""));
    assertThat(received).containsExactly("{\"a\":1}", "{\"a\":\"half and half\"}");
  }

  @Test
  void aLineTornByAKillIsToldAndTakesNoOtherAlong() throws IOException {
    Path file = folder.resolve("n20260301.jsonl");
    byte[] torn = "{\"a\":\"é".getBytes(StandardCharsets.UTF_8);
    Files.write(file, Arrays.copyOf(torn, torn.length - 1));
    write("n20260301", "{\"a\":2}");

    Outbox.Result result = outbox.send(server(), LONG);

    assertThat(received).containsExactly("{\"a\":2}");
    assertThat(result.warnings())
        .containsExactly(
            "Cannot read the event in n20260301.jsonl, line 1 (torn when a process was killed?): it was not sent and is kept in %s."
                .formatted(folder.resolve("n20260301.refused")));
    assertThat(outbox.send(server(), LONG)).isEqualTo(result(0, 0, 0, ""));
  }

  @Test
  void twoProcessesThatSendAtOnceSendEveryEventOnce() throws Exception {
    slowMillis = 20;
    List<String> events = IntStream.range(0, 40).mapToObj("{\"a\":%d}"::formatted).toList();
    write("n20260301", events.toArray(String[]::new));
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SendingProcess.class.getName(),
                folder.toString(),
                address().toString())
            .inheritIO()
            .start();
    while (received.isEmpty() && other.isAlive()) {
      Thread.sleep(5);
    }

    assertThat(outbox.send(server(), LONG).left()).isZero();
    assertThat(other.waitFor()).isZero();
    assertThat(received).containsExactlyElementsOf(events);
    assertThat(outbox.waiting()).isZero();
  }

  @Test
  void whoeverCannotSendBecauseAnotherDoesSaysSo() throws IOException {
    write("n20260301", "{\"a\":1}");
    try (FileChannel other =
            FileChannel.open(
                folder.resolve("sending.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock held = other.lock()) {
      assertThat(outbox.send(server(), Duration.ofMillis(200)))
          .isEqualTo(result(0, 0, 1, "another process is sending them"));
    }
  }

  @Test
  void anEventOverWhichTheServerBreaksForEverIsSetAsideWhenTheOneBehindItIsTaken() {
    poison = "bad";
    write("n20260301", "{\"a\":\"bad\"}", "{\"a\":2}");
    write("n20260302", "{\"a\":3}");
    for (int round = 1; round < SendingRound.ROUNDS; round++) {
      assertThat(outbox.send(server(), LONG))
          .isEqualTo(result(0, 0, 3, "it answers with status 500"));
    }

    Outbox.Result result = outbox.send(server(), LONG);

    assertThat(result)
        .isEqualTo(
            new Outbox.Result(
                2,
                1,
                0,
                "",
                List.of(
                    "It broke over the event in n20260301.jsonl, line 1 in 5 rounds (it answers with status 500) and took the one behind it: the event is set aside in %s."
                        .formatted(folder.resolve("n20260301.refused")))));
    assertThat(folder.resolve("n20260301.refused")).hasContent("{\"a\":\"bad\"}");
    assertThat(outbox.send(server(), LONG)).isEqualTo(result(0, 0, 0, ""));
  }

  @Test
  void aServerThatBreaksOverEveryEventHasNoneSetAside() {
    poison = "a";
    write("n20260301", "{\"a\":1}", "{\"a\":2}");
    for (int round = 0; round <= SendingRound.ROUNDS; round++) {
      assertThat(outbox.send(server(), LONG))
          .isEqualTo(result(0, 0, 2, "it answers with status 500"));
    }

    poison = null;
    assertThat(outbox.send(server(), LONG)).isEqualTo(result(2, 0, 0, ""));
  }

  @Test
  void aMarkThatALossOfPowerHasEmptiedIsToldAndSendingBeginsAnew() throws IOException {
    write("n20260301", "{\"a\":1}");
    Files.writeString(folder.resolve("n20260301.sent"), "");

    assertThat(outbox.waiting()).isEqualTo(1);
    assertThat(outbox.send(server(), LONG))
        .isEqualTo(
            new Outbox.Result(
                1,
                0,
                0,
                "",
                List.of(
                    "Cannot read in %s how far its run was sent: all of the run is sent anew."
                        .formatted(folder.resolve("n20260301.sent")))));
    assertThat(outbox.send(server(), LONG)).isEqualTo(result(0, 0, 0, ""));
  }

  @Test
  void anEventThatIsRefusedForGoodIsSetAsideAndTheRestGoesOn() {
    statuses.add(422);
    write("n20260301", "{\"a\":1}", "{\"a\":2}");

    assertThat(outbox.send(server(), LONG)).isEqualTo(result(1, 1, 0, ""));
    assertThat(folder.resolve("n20260301.refused")).hasContent("{\"a\":1}");
  }

  @Test
  void aTokenThatIsNotTakenIsTriedOnceAndWaitsForAPerson() {
    statuses.addAll(List.of(401, 401));
    write("n20260301", "{\"a\":1}");

    assertThat(outbox.send(server(), LONG))
        .isEqualTo(result(0, 0, 1, "it answers with status 401"));
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

  private static Outbox.Result result(int sent, int refused, int left, String reason) {
    return new Outbox.Result(sent, refused, left, reason, List.of());
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/api/v1/lineage");
  }

  private EventServer server() {
    return new EventServer(address(), Optional.of("secret"), Duration.ofSeconds(2), 3);
  }

  private EventServer hasty() {
    return new EventServer(address(), Optional.of("secret"), Duration.ofMillis(500), 3);
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
            String event =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(event);
            tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
            Thread.sleep(slowMillis);
            if (isSilent) {
              isOver.await();
            }
            if (isStalling) {
              exchange.sendResponseHeaders(200, 1000);
              exchange.getResponseBody().write('{');
              exchange.getResponseBody().flush();
              isOver.await();
            }
            Integer status =
                poison != null && event.contains(poison) ? Integer.valueOf(500) : statuses.poll();
            exchange.sendResponseHeaders(status == null ? 201 : status, -1);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
    return server;
  }
}
