package citylake.orchestration.airflow.client;

import citylake.lineage.event.WholeAnswer;
import citylake.orchestration.airflow.failure.CallInterrupted;
import citylake.orchestration.airflow.failure.ServerDown;
import citylake.orchestration.airflow.failure.ServerSlow;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/**
 * Sends calls and brings answers, whatever they are; repeats what may be repeated.
 *
 * <p>Repeated are: any call that found nobody listening (nothing was sent), and calls that do no
 * more the second time, after a lost connection, a missing answer, a "not now" (429, 502, 503, 504)
 * or a fault of the moment (500). A server's Retry-After is kept to.
 */
final class Wire {
  private final AirflowServer server;
  private final RandomGenerator chance = RandomGenerator.getDefault();
  private final HttpClient http;

  Wire(AirflowServer server) {
    this.server = server;
    // HTTP/1.1: Airflow's server answers Java's offer to change to HTTP/2 in clear text with an
    // error.
    // No redirects: the token stays with the server that gave it.
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(server.connectWithin())
            .build();
  }

  /**
   * Sends the call, with the token where there is one.
   *
   * @throws ServerDown when nobody listens, or the connection is lost
   * @throws ServerSlow when no whole answer comes in time
   */
  Answer send(Request request, Optional<String> token) {
    HttpRequest message = message(request, token);
    Instant begun = Instant.now();
    for (int attempt = 1; ; attempt++) {
      boolean isLast = attempt >= server.retries().attempts();
      Duration pause = server.retries().pauseAfter(attempt, chance);
      try {
        Answer answer = Answer.of(exchange(message), attempt - 1);
        if (!answer.mayPass() || !request.isRepeatable() || isLast) {
          return answer;
        }
        Duration asked = answer.askedPause(Instant.now()).orElse(pause);
        if (asked.compareTo(server.retries().longest()) > 0) {
          return answer;
        }
        pause = asked;
      } catch (TimeoutException e) {
        if (!request.isRepeatable() || isLast) {
          throw slow(request, attempt, e);
        }
      } catch (IOException e) {
        boolean wasSent = !isUnreachable(e);
        if ((wasSent && !request.isRepeatable()) || isLast) {
          throw down(request, attempt, Duration.between(begun, Instant.now()), wasSent, e);
        }
      }
      sleep(pause, request);
    }
  }

  private HttpRequest message(Request request, Optional<String> token) {
    HttpRequest.Builder message =
        HttpRequest.newBuilder(URI.create(server.address() + request.pathAndQuery()))
            .header("Accept", "application/json")
            .header("User-Agent", "citylake");
    token.ifPresent(value -> message.header("Authorization", "Bearer " + value));
    HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.noBody();
    if (request.body() != null) {
      message.header("Content-Type", "application/json");
      body = HttpRequest.BodyPublishers.ofString(json(request.body()));
    }
    return message.method(request.route().method(), body).build();
  }

  private HttpResponse<String> exchange(HttpRequest message) throws IOException, TimeoutException {
    try {
      return WholeAnswer.within(
          server.answerWithin(), http, message, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterrupted("Cannot wait for Airflow's answer: interrupted", e);
    }
  }

  private static boolean isUnreachable(IOException e) {
    return e instanceof ConnectException
        || e instanceof HttpConnectTimeoutException
        || e.getCause() instanceof UnresolvedAddressException;
  }

  private ServerDown down(
      Request request, int attempts, Duration took, boolean wasSent, IOException e) {
    String reason =
        wasSent
            ? "the connection broke before the answer; the call may have been carried out all the same"
            : "nothing answers at that address";
    return new ServerDown(
        "Failed to reach Airflow at %s for %s: %s (%d attempt(s) in %.1f s). The lake is unharmed, and runs that Airflow has begun go on or are taken up at its next start. Is the api-server running? To start it here: citylake airflow up"
            .formatted(
                server.address(), request.purpose(), reason, attempts, took.toMillis() / 1000.0),
        e);
  }

  private ServerSlow slow(Request request, int attempts, Exception e) {
    String carriedOut =
        request.isRepeatable()
            ? "Nothing is lost by asking again"
            : "The call may have been carried out all the same: look before asking again";
    return new ServerSlow(
        "Failed to get an answer from Airflow at %s for %s: none within %s s (%d attempt(s)). %s. Look into the api-server's log, and whether its database is slow."
            .formatted(
                server.address(),
                request.purpose(),
                seconds(server.answerWithin()),
                attempts,
                carriedOut),
        e);
  }

  private static String seconds(Duration duration) {
    return Double.toString(duration.toMillis() / 1000.0).replaceAll("\\.0$", "");
  }

  static void sleep(Duration pause, Request request) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterrupted("Cannot wait for %s: interrupted".formatted(request.purpose()), e);
    }
  }

  private static String json(Object body) {
    try {
      return Json.MAPPER.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A body of our own is always JSON", e);
    }
  }
}
