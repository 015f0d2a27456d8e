package citylake.orchestration.airflow.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.orchestration.airflow.TroubledProxy;
import citylake.orchestration.airflow.failure.AirflowFailure;
import citylake.orchestration.airflow.failure.NotAirflow;
import citylake.orchestration.airflow.failure.OtherVersion;
import citylake.orchestration.airflow.failure.ServerBusy;
import citylake.orchestration.airflow.failure.ServerDown;
import citylake.orchestration.airflow.failure.ServerFailure;
import citylake.orchestration.airflow.failure.ServerSlow;
import citylake.orchestration.retry.Retries;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a caller is told when the address answers badly, late or not at all; over real sockets. */
class TroubledServerTest {
  private static final URI NOBODY = URI.create("http://127.0.0.1:9");
  private static final String JSON = "application/json";
  private static final Retries QUICK =
      new Retries(3, Duration.ofMillis(20), Duration.ofMillis(1500));

  private TroubledProxy server;

  @BeforeEach
  void start() throws IOException {
    server = new TroubledProxy(NOBODY);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aServerThatIsDownIsToldWithWhatToDo() throws IOException {
    URI address;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      address = URI.create("http://127.0.0.1:" + free.getLocalPort());
    }

    assertThatThrownBy(() -> client(address, Duration.ofSeconds(5)).dags().pause("nightly"))
        .isInstanceOf(ServerDown.class)
        .hasMessageMatching(
            "Failed to reach Airflow at %s for its version: nothing answers at that address \\(3 attempt\\(s\\) in [0-9.]+ s\\)\\. The lake is unharmed, and runs that Airflow has begun go on or are taken up at its next start\\. Is the api-server running\\? To start it here: citylake airflow up"
                .formatted(address));
  }

  @Test
  void aServerThatTakesTheCallAndNeverAnswersIsToldAsSlow() throws IOException {
    // It never accepts: the system takes the connection, and nobody reads from it.
    try (ServerSocket stalled = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      URI address = URI.create("http://127.0.0.1:" + stalled.getLocalPort());

      assertThatThrownBy(() -> client(address, Duration.ofMillis(300)).server().health())
          .isInstanceOf(ServerSlow.class)
          .hasMessage(
              "Failed to get an answer from Airflow at %s for its health: none within 0.3 s (3 attempt(s)). Nothing is lost by asking again. Look into the api-server's log, and whether its database is slow."
                  .formatted(address));
    }
  }

  @Test
  void anAnswerThatStopsInTheMiddleIsToldAsSlowToo() {
    TroubledProxy.Trouble stalled = TroubledProxy.stalledBody("/health");
    server.next(stalled, stalled, stalled);

    assertThatThrownBy(() -> client(server.address(), Duration.ofMillis(500)).server().health())
        .isInstanceOf(ServerSlow.class)
        .hasMessageContaining("none within 0.5 s (3 attempt(s))");
  }

  @Test
  void aCallThatIsNotHarmlessToRepeatIsSentOnceAndSaysThatItMayHaveBeenDone() throws IOException {
    try (ServerSocket stalled = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      URI address = URI.create("http://127.0.0.1:" + stalled.getLocalPort());
      Request once = Request.change(Route.TRIGGER, "a run without a name", Map.of(), "nightly");

      assertThatThrownBy(
              () ->
                  new Wire(settings(address, Duration.ofMillis(300))).send(once, Optional.empty()))
          .isInstanceOf(ServerSlow.class)
          .hasMessageContaining(
              "(1 attempt(s)). The call may have been carried out all the same: look before asking again.");
    }
  }

  @Test
  void aLostConnectionIsNotHiddenWhereARepeatMightDoHarm() {
    server.next(TroubledProxy.answer("/dagRuns", 503, JSON, "{}", Map.of()));
    Request once = Request.change(Route.TRIGGER, "a run without a name", Map.of(), "nightly");

    Answer answer =
        new Wire(settings(server.address(), Duration.ofSeconds(5))).send(once, Optional.empty());

    assertThat(answer.status()).isEqualTo(503);
    assertThat(server.calls()).hasSize(1);
  }

  @Test
  void aLostAnswerIsRememberedThroughANewLogIn() {
    TroubledProxy.Trouble login = TroubledProxy.answer("/auth/token", 201, JSON, token(), Map.of());
    server.next(
        TroubledProxy.answer("/version", 200, JSON, "{\"version\": \"3.3.2\"}", Map.of()),
        login,
        TroubledProxy.brokenConnection("/dagRuns"),
        TroubledProxy.answer("/dagRuns", 401, JSON, "{\"detail\": \"Invalid JWT\"}", Map.of()),
        login,
        TroubledProxy.answer("/dagRuns", 409, JSON, "{\"detail\": \"there\"}", Map.of()));
    Request run =
        Request.change(Route.TRIGGER, "a run with a name", Map.of(), "nightly").repeatable();
    AirflowServer known =
        AirflowServer.at(
                server.address(), new Credentials.Password("somebody", Secret.environment("PATH")))
            .repeating(QUICK);

    Answer answer = new Session(known).answer(run);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.repeats()).as("the run there may be ours").isEqualTo(1);
  }

  @Test
  void theServersOwnPauseIsKeptTo() {
    server.next(
        TroubledProxy.answer("/health", 429, JSON, "{}", Map.of("Retry-After", "1")),
        TroubledProxy.answer("/health", 200, JSON, healthy(), Map.of()));
    long begun = System.nanoTime();

    assertThat(client(server.address(), Duration.ofSeconds(5)).server().health().isHealthy())
        .isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(950));
  }

  @Test
  void aServerThatWantsALongPauseIsNotWaitedFor() {
    server.next(
        TroubledProxy.answer(
            "/health", 429, JSON, "{\"detail\": \"slow down\"}", Map.of("Retry-After", "3600")));

    assertThatThrownBy(() -> client(server.address(), Duration.ofSeconds(5)).server().health())
        .isInstanceOf(ServerBusy.class)
        .hasMessageContaining(
            "answers \"not now\" with status 429, and asks to wait 3600 (slow down), after 1 attempt(s)");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("foreignAnswers")
  void whatIsNotAirflowGetsNoPasswordAndIsTold(
      String name,
      TroubledProxy.Trouble answer,
      Class<? extends AirflowFailure> kind,
      String message) {
    server.next(answer, answer, answer);

    assertThatThrownBy(() -> client(server.address(), Duration.ofSeconds(5)).dags().find("x"))
        .isInstanceOf(kind)
        .hasMessage(message.formatted(server.address()));
    assertThat(server.calls()).as("no log-in was tried").containsOnly("GET /api/v2/version");
  }

  static Stream<Arguments> foreignAnswers() {
    return Stream.of(
        Arguments.of(
            "a proxy's page",
            answer(200, "text/html", "<html><head><title>t</title></head><p>Welcome to nginx</p>"),
            NotAirflow.class,
            "Cannot read the answer from %s about its version: status 200 with text/html (Welcome to nginx) is not Airflow's. A proxy, a log-in page or another program answers there. Nothing was done by Airflow that we know of. Is the address right, path included?"),
        Arguments.of(
            "a page that calls itself JSON",
            answer(200, JSON, "<p>Welcome</p>"),
            NotAirflow.class,
            "Cannot read the answer from %s about its version: it is JSON in name, but not what Airflow 3.3 answers (Unexpected character ('<' (code 60)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')). Has the server been upgraded? It may have done what was asked for."),
        Arguments.of(
            "another program's JSON",
            answer(200, JSON, "{\"status\": \"ok\"}"),
            NotAirflow.class,
            "Cannot use %s: it answers, but not as Airflow does (no version in its answer). Nothing was sent but that question. Is this the api-server's address?"),
        Arguments.of(
            "a way to a log-in page",
            TroubledProxy.answer(
                "/version", 302, "text/html", "", Map.of("Location", "http://elsewhere/login")),
            NotAirflow.class,
            "Cannot read the answer from %s about its version: status 302 with text/html (no reason given) is not Airflow's. A proxy, a log-in page or another program answers there. Nothing was done by Airflow that we know of. Is the address right, path included?"),
        Arguments.of(
            "Airflow 2",
            answer(404, JSON, "{\"detail\": null, \"title\": \"Not Found\"}"),
            OtherVersion.class,
            "Cannot use the server at %s: it has no /api/v2, as Airflow 2 has none; this client speaks with Airflow 3 (tested with 3.3.2). Nothing was sent but that question, the password least of all."),
        Arguments.of(
            "Airflow 4",
            answer(200, JSON, "{\"version\": \"4.0.1\"}"),
            OtherVersion.class,
            "Cannot use the server at %s: it is Airflow 4.0.1; this client speaks with Airflow 3 (tested with 3.3.2). Nothing was sent but that question, the password least of all."),
        Arguments.of(
            "a server that breaks",
            answer(500, "text/plain", "Internal Server Error"),
            ServerFailure.class,
            "Cannot get its version from Airflow at %s: Airflow broke over it with status 500 (Internal Server Error). The lake is unharmed. The api-server's log has the reason."));
  }

  private static TroubledProxy.Trouble answer(int status, String type, String body) {
    return TroubledProxy.answer("/version", status, type, body, Map.of());
  }

  /** A token that does not say when it expires. */
  private static String token() {
    return "{\"access_token\": \"e30.e30.e30\"}";
  }

  private static String healthy() {
    return "{\"metadatabase\": {\"status\": \"healthy\"}, \"scheduler\": {\"status\": \"healthy\"}, \"triggerer\": {\"status\": null}, \"dag_processor\": {\"status\": \"healthy\"}}";
  }

  private static AirflowServer settings(URI address, Duration answerWithin) {
    return AirflowServer.at(
            address, new Credentials.Password("nobody", Secret.environment("NO_SUCH_VARIABLE")))
        .answeringWithin(answerWithin)
        .repeating(QUICK);
  }

  private static AirflowClient client(URI address, Duration answerWithin) {
    return new AirflowClient(settings(address, answerWithin));
  }
}
