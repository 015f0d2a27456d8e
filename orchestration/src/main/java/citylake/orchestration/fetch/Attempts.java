package citylake.orchestration.fetch;

import citylake.orchestration.retry.Retries;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Tries again what may pass, after pauses. */
final class Attempts {
  private static final RandomGenerator CHANCE = RandomGenerator.getDefault();

  private Attempts() {}

  /** One attempt. */
  @FunctionalInterface
  interface Attempt<T> {
    T make() throws IOException;
  }

  /**
   * The result of the first attempt that succeeds.
   *
   * @param message for people when all have failed, from the reason
   */
  static <T> T of(Retries retries, Function<String, String> message, Attempt<T> attempt) {
    for (int number = 1; ; number++) {
      try {
        return attempt.make();
      } catch (IOException e) {
        if (number >= retries.attempts()) {
          throw new FetchFailure(
              message.apply("%s (%d attempt(s))".formatted(reason(e), number)), e);
        }
        pause(retries.pauseAfter(number, CHANCE));
      }
    }
  }

  static void pause(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FetchFailure("Cannot go on fetching: the run was interrupted", e);
    }
  }

  private static String reason(IOException e) {
    if (e.getCause() instanceof UnresolvedAddressException || e instanceof UnknownHostException) {
      return "its host is not known here";
    }
    if (e instanceof ConnectException || e instanceof HttpConnectTimeoutException) {
      return "nothing answers at that address";
    }
    if (e instanceof HttpTimeoutException) {
      return "no answer came in time";
    }
    return e.getMessage() == null
        ? e.getClass().getSimpleName()
        : e.getMessage().lines().findFirst().orElse("");
  }
}
