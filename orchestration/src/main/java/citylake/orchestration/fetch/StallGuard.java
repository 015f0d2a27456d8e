package citylake.orchestration.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Breaks off a transfer in which nothing moves: a timeout of the connection ends with the headers
 * of an answer, and a body may stall for ever behind them.
 */
public final class StallGuard implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StallGuard.class);
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(work -> daemon("stall-guard", work));

  private final Duration idle;
  private final ScheduledFuture<?> watch;
  private volatile long lastMove = System.nanoTime();
  private volatile boolean hasStalled;

  /**
   * @param transfer closed where nothing moves for as long as {@code idle}
   */
  public StallGuard(Duration idle, Closeable transfer) {
    this.idle = idle;
    long look = Math.max(1, idle.toMillis() / 4);
    this.watch =
        CLOCK.scheduleWithFixedDelay(() -> look(transfer), look, look, TimeUnit.MILLISECONDS);
  }

  /** Something moved. */
  public void moved() {
    lastMove = System.nanoTime();
  }

  public boolean hasStalled() {
    return hasStalled;
  }

  /** Closing may wait for a lock that the dead read holds, so it has a thread of its own. */
  private void look(Closeable transfer) {
    if (!hasStalled && System.nanoTime() - lastMove > idle.toNanos()) {
      hasStalled = true;
      daemon("break-off", () -> close(transfer)).start();
    }
  }

  private static void close(Closeable transfer) {
    try {
      transfer.close();
    } catch (IOException e) {
      LOG.debug("A dead transfer was closed", e);
    }
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    watch.cancel(false);
  }
}
