package citylake.orchestration.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often, and after what pause, what may be repeated is repeated.
 *
 * <p>Pauses double from the first to the longest; half of each is left to chance, so that many
 * callers who lost the server at the same moment do not come back at the same moment (Marc Brooker,
 * Exponential Backoff and Jitter, 2015: "equal jitter").
 *
 * @param attempts in all, the first included
 * @param first pause
 * @param longest pause; a server that asks for a longer one (Retry-After) is not waited for
 */
public record Retries(int attempts, Duration first, Duration longest) {
  /** One attempt. */
  public static final Retries NONE = new Retries(1, Duration.ZERO, Duration.ZERO);

  /** Five attempts over 4 to 8 seconds: a restart of the server is longer, a hiccup shorter. */
  public static final Retries USUAL =
      new Retries(5, Duration.ofMillis(500), Duration.ofSeconds(10));

  public Retries {
    if (attempts < 1) {
      throw new IllegalArgumentException(
          "Invalid number of attempts (must be at least 1): " + attempts);
    }
    if (first.isNegative() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "Invalid pauses between attempts: the first is %s, the longest %s; the longest must not be shorter, none may be negative"
              .formatted(first, longest));
    }
  }

  /** The pause after an attempt; the first attempt is number 1. */
  public Duration pauseAfter(int attempt, RandomGenerator chance) {
    long whole = first.toMillis() << Math.min(attempt - 1, 30);
    long most = Math.min(whole < 0 ? Long.MAX_VALUE : whole, longest.toMillis());
    return Duration.ofMillis(most / 2 + chance.nextLong(most - most / 2 + 1));
  }
}
