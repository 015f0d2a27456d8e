package citylake.lineage.event;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A call by HTTP that is over in time, its answer's body included: the timeout that a request can
 * be given ends with the headers, and a body may stall for ever behind them.
 */
public final class WholeAnswer {
  private WholeAnswer() {}

  /**
   * Sends the request and waits for all of the answer; what comes too late is thrown away.
   *
   * @throws IOException when no connection comes about, or it breaks
   * @throws TimeoutException when the whole answer is not there within the limit
   */
  public static <T> HttpResponse<T> within(
      Duration limit, HttpClient http, HttpRequest request, HttpResponse.BodyHandler<T> body)
      throws IOException, TimeoutException, InterruptedException {
    CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request, body);
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException broken) {
        throw broken;
      }
      throw new IllegalStateException(
          "Failed to send a call to " + request.uri().getHost(), e.getCause());
    } finally {
      answer.cancel(true);
    }
  }
}
