package citylake.orchestration.airflow.client;

import citylake.orchestration.airflow.failure.NotAirflow;
import citylake.orchestration.airflow.failure.OtherVersion;
import citylake.orchestration.airflow.failure.WrongPassword;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Calls as one user: looks once whether an Airflow 3 answers, before any password is sent to it;
 * logs in; renews the token before it expires, and once more when the server no longer takes it (it
 * was started anew with another secret, or its clock differs).
 */
final class Session {
  static final String MAJOR_VERSION = "3";

  private final AirflowServer server;
  private final Wire wire;
  private final Refusals refusals;
  private boolean isKnownServer;
  private Optional<Token> token = Optional.empty();

  Session(AirflowServer server) {
    this.server = server;
    this.wire = new Wire(server);
    this.refusals = new Refusals(server);
  }

  AirflowServer server() {
    return server;
  }

  /** The answer as a value. */
  <T> T call(Request request, Class<T> type) {
    return refusals.read(request, answer(request), type);
  }

  /** The answer, good or not, of the second attempt where the token was refused at first. */
  Answer answer(Request request) {
    Answer answer = wire.send(request, Optional.of(token().value()));
    if (!refusals.isRefusedToken(answer) || server.credentials() instanceof Credentials.Bearer) {
      return answer;
    }
    forget();
    // What was lost before the token was refused may have been carried out all the same.
    return wire.send(request, Optional.of(token().value())).after(answer.repeats());
  }

  /** The answer to a call that needs no user. */
  <T> T open(Request request, Class<T> type) {
    return refusals.read(request, wire.send(request, Optional.empty()), type);
  }

  /** What was refused, as the exception that says so. */
  RuntimeException refusal(Request request, Answer answer) {
    return refusals.of(request, answer);
  }

  <T> T read(Request request, Answer answer, Class<T> type) {
    return refusals.read(request, answer, type);
  }

  private synchronized Token token() {
    if (token.filter(held -> held.isFreshAt(Instant.now())).isEmpty()) {
      meetServer();
      token = Optional.of(login());
    }
    return token.get();
  }

  private synchronized void forget() {
    token = Optional.empty();
  }

  private Token login() {
    if (server.credentials() instanceof Credentials.Bearer bearer) {
      return new Token(bearer.token().read(), Instant.MAX.minusSeconds(60));
    }
    Credentials.Password login = (Credentials.Password) server.credentials();
    Map<String, String> body =
        Map.of("username", login.user(), "password", login.password().read());
    // A second log-in does no more than the first.
    Request request =
        Request.change(Route.LOGIN, "a token for user " + login.user(), body).repeatable();
    Answer answer = wire.send(request, Optional.empty());
    if (answer.status() == 401) {
      throw new WrongPassword(
          "Cannot log in to Airflow at %s: user %s is unknown or the password of %s is wrong. Nothing was done. Compare it with the server's passwords file (AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE) or ask who runs the server."
              .formatted(server.address(), login.user(), login.password()));
    }
    JsonNode value = refusals.read(request, answer, JsonNode.class).path("access_token");
    if (!value.isTextual()) {
      throw new NotAirflow(
          "Cannot log in to Airflow at %s: the answer to the log-in has no access_token. Is this the api-server's address?"
              .formatted(server.address()));
    }
    return Token.of(value.textValue());
  }

  /** Nobody is shown a password who is not an Airflow of the version that we know. */
  private void meetServer() {
    if (isKnownServer) {
      return;
    }
    Request request = Request.read(Route.VERSION, "its version");
    Answer answer = wire.send(request, Optional.empty());
    if (answer.status() == 404 && answer.isJson()) {
      // Airflow 2 serves /api/v1 alone.
      throw otherVersion("has no /api/v2, as Airflow 2 has none");
    }
    JsonNode found = refusals.read(request, answer, JsonNode.class);
    JsonNode version = found == null ? MissingNode.getInstance() : found.path("version");
    if (!version.isTextual()) {
      throw new NotAirflow(
          "Cannot use %s: it answers, but not as Airflow does (no version in its answer). Nothing was sent but that question. Is this the api-server's address?"
              .formatted(server.address()));
    }
    if (!version.textValue().startsWith(MAJOR_VERSION + ".")) {
      throw otherVersion("is Airflow " + version.textValue());
    }
    isKnownServer = true;
  }

  private OtherVersion otherVersion(String finding) {
    return new OtherVersion(
        "Cannot use the server at %s: it %s; this client speaks with Airflow %s (tested with 3.3.2). Nothing was sent but that question, the password least of all."
            .formatted(server.address(), finding, MAJOR_VERSION));
  }
}
