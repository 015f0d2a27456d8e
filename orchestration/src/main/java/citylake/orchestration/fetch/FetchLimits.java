package citylake.orchestration.fetch;

import citylake.orchestration.retry.Retries;
import java.time.Duration;

/**
 * How long a fetch is patient.
 *
 * @param retries of each call and of each file
 * @param idle how long no byte may come before a transfer counts as dead
 */
public record FetchLimits(Retries retries, Duration idle) {
  /** Five attempts over 8 to 15 seconds; a minute without a byte. */
  public static final FetchLimits USUAL =
      new FetchLimits(
          new Retries(5, Duration.ofSeconds(1), Duration.ofSeconds(30)), Duration.ofMinutes(1));
}
