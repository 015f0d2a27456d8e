package citylake.lineage.event;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * A server that takes lineage events by HTTP, one a request. Waiting is bounded; a busy or broken
 * server is asked again a few times.
 */
public final class EventServer {
  /** What becomes of an event that was offered. */
  public enum Answer {
    /** The server has it. */
    TAKEN,
    /** The server will never take it. */
    REFUSED,
    /** Not this time; it may later. */
    NOT_NOW
  }

  /**
   * @param reason in words, where it was not taken
   * @param isWorthAnotherTry at once; not so where a person must act first, e.g. over a token
   * @param isAnswered the server itself said so; not so where it was not reached
   */
  public record Reply(Answer answer, String reason, boolean isWorthAnotherTry, boolean isAnswered) {
    private static Reply unanswered(String reason) {
      return new Reply(Answer.NOT_NOW, reason, true, false);
    }
  }

  /** The event itself is at fault; the same again would be refused again. */
  private static final Set<Integer> REFUSED = Set.of(400, 413, 415, 422);

  /** The server is at fault or busy. */
  private static final Set<Integer> AGAIN = Set.of(408, 425, 429, 500, 502, 503, 504);

  private final URI address;
  private final Optional<String> token;
  private final Duration patience;
  private final int tries;
  private final HttpClient client;

  /**
   * @param address where events are posted to
   * @param token sent as bearer; never shown
   * @param patience for one whole answer
   * @param tries of one event before giving up
   */
  public EventServer(URI address, Optional<String> token, Duration patience, int tries) {
    this.address = address;
    this.token = token;
    this.patience = patience;
    this.tries = tries;
    this.client = HttpClient.newBuilder().connectTimeout(patience).build();
  }

  /** Host and port, as shown to people: an address may hold a password. */
  public String shown() {
    return address.getScheme()
        + "://"
        + address.getHost()
        + (address.getPort() < 0 ? "" : ":" + address.getPort());
  }

  @Override
  public String toString() {
    return shown();
  }

  /**
   * Offers one event.
   *
   * @param within for all tries and the pauses between them
   */
  public Reply offer(String event, Duration within) {
    long end = System.nanoTime() + within.toNanos();
    for (int tried = 1; ; tried++) {
      Duration left = Duration.ofNanos(end - System.nanoTime());
      Reply reply = once(event, left.compareTo(patience) < 0 ? left : patience);
      Duration pause = pauseAfter(tried);
      boolean isTimeLeft = end - System.nanoTime() > pause.toNanos();
      if (!reply.isWorthAnotherTry() || tried == tries || !isTimeLeft || !isAwake(pause)) {
        return reply;
      }
    }
  }

  private Reply once(String event, Duration within) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(event, StandardCharsets.UTF_8));
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    try {
      return reply(
          WholeAnswer.within(
                  within, client, request.build(), HttpResponse.BodyHandlers.discarding())
              .statusCode());
    } catch (TimeoutException e) {
      return Reply.unanswered("it gives no whole answer in time");
    } catch (IOException e) {
      return Reply.unanswered("it does not answer (" + e.getClass().getSimpleName() + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reply(Answer.NOT_NOW, "sending was interrupted", false, false);
    }
  }

  private static Reply reply(int status) {
    if (status >= 200 && status < 300) {
      return new Reply(Answer.TAKEN, "", false, true);
    }
    return new Reply(
        REFUSED.contains(status) ? Answer.REFUSED : Answer.NOT_NOW,
        "it answers with status " + status,
        AGAIN.contains(status),
        true);
  }

  /** A tenth of the patience, then twice as long each time. */
  private Duration pauseAfter(int tried) {
    return Duration.ofMillis(
        Math.min(patience.toMillis(), (patience.toMillis() / 10) << (tried - 1)));
  }

  private static boolean isAwake(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
