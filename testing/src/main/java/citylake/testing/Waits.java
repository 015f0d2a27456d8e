package citylake.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waiting in the work that a test of threads hands to others: an interrupt there fails the test.
 */
public final class Waits {
  private Waits() {}

  /** Waits until the latch is open, a minute at most. */
  public static void until(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).as("the other is on").isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Longer than what goes on beside takes to be seen: 200 ms. */
  public static void aMoment() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
