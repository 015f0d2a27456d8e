package citylake.serving.gateway;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkThrowableHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends statements before they fill the heap. What an aggregate collects in a list is never spilled,
 * and where memory ends it ends for whichever thread asks next: Spark's own, the log's, that of
 * somebody else's statement.
 *
 * <p>Looked at is what garbage collection leaves. Whose it is nobody knows for certain: the next
 * statement goes only if a later collection shows that the first was not it.
 */
final class MemoryGuard implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MemoryGuard.class);
  private static final long MILLIS_BETWEEN_LOOKS = 100;

  private final Memory memory;
  private final Runnable endOne;
  private final Thread thread = new Thread(this::watch, "gateway-memory");
  private volatile boolean isOpen = true;
  private long seen = -1;

  /** What there is, as of the last garbage collection. */
  interface Memory {
    boolean isShort();

    /** How often it was collected. */
    long collections();
  }

  /**
   * @param endOne ends a statement, if there is any
   */
  MemoryGuard(Memory memory, Runnable endOne) {
    this.memory = memory;
    this.endOne = endOne;
    thread.setDaemon(true);
  }

  /** Watches, in a thread of its own: others wait for locks and disks. */
  void start() {
    beReadyToTellFailures();
    thread.start();
  }

  /** Spark reads its words for errors with the first of them; that must not be this one. */
  private static void beReadyToTellFailures() {
    LOG.debug(
        "Failures would be told so: {}",
        SparkThrowableHelper.getMessage("INTERNAL_ERROR", Map.of("message", "none yet")));
  }

  private void watch() {
    while (isOpen) {
      try {
        look();
        TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (Throwable e) { // memory is short: that is what it is here for
        LOG.error("Failed to look after the memory, or to end a statement for it", e);
      }
    }
  }

  void look() {
    long collections = memory.collections();
    if (collections != seen && memory.isShort()) {
      seen = collections;
      endOne.run();
    }
  }

  @Override
  public void close() {
    isOpen = false;
    thread.interrupt();
  }
}
