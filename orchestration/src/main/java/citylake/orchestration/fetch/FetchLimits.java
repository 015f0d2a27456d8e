package citylake.orchestration.fetch;

import citylake.orchestration.inbox.CityInbox;
import citylake.orchestration.retry.Retries;
import java.time.Duration;

/**
 * How long a fetch is patient, and how much of the disk it leaves.
 *
 * @param retries of each call and of each file
 * @param idle how long no byte may come before a transfer counts as dead
 * @param spareBytes that stay free on the disk of the dumps, whatever a city lays out
 */
public record FetchLimits(Retries retries, Duration idle, long spareBytes) {
  /** Five attempts over 8 to 15 seconds; a minute without a byte; 2 GiB left free. */
  public static final FetchLimits USUAL =
      new FetchLimits(
          new Retries(5, Duration.ofSeconds(1), Duration.ofSeconds(30)),
          Duration.ofMinutes(1),
          CityInbox.SPARE_BYTES);
}
