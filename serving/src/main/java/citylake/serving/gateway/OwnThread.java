package citylake.serving.gateway;

import citylake.serving.gateway.wire.Refusal;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A statement's work in the thread that it is in: Spark's planner, and what the planner computes
 * beforehand, look nowhere whether they should end. So such work can be ended by force, as Java 17
 * still allows: at the next instruction, wherever it is. What it worked on is thrown away.
 */
final class OwnThread {
  private static final Logger LOG = LoggerFactory.getLogger(OwnThread.class);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** A force that was sent and not yet felt must not hit what the thread does next. */
  private static final long MOST_SECONDS_TO_FEEL_IT = 5;

  private final Thread thread = Thread.currentThread();
  private final long allocatedBefore = THREADS.getThreadAllocatedBytes(thread.getId());
  private Refusal why;
  private boolean hasLeft;

  /** Work that may fail with anything. */
  interface Work<T> {
    T run() throws Exception;
  }

  /**
   * Does the work in this thread, which is the one that made this.
   *
   * @throws Refusal where it was ended by force
   */
  <T> T during(Work<T> work) throws Exception {
    boolean wasFelt = false;
    try {
      return work.run();
    } catch (ThreadDeath e) {
      wasFelt = true;
      throw whyEnded(e);
    } finally {
      leave(wasFelt);
    }
  }

  private synchronized Refusal whyEnded(ThreadDeath sent) {
    if (why == null) { // by somebody else
      throw sent;
    }
    return why;
  }

  private void leave(boolean wasFelt) {
    synchronized (this) {
      hasLeft = true;
      if (why == null || wasFelt) {
        return;
      }
    }
    try {
      TimeUnit.SECONDS.sleep(MOST_SECONDS_TO_FEEL_IT);
    } catch (ThreadDeath late) {
      LOG.debug("The work had ended by itself");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What it has asked of the memory by itself so far, garbage too. */
  long allocated() {
    return THREADS.getThreadAllocatedBytes(thread.getId()) - allocatedBefore;
  }

  /**
   * Ends the work.
   *
   * @return whether it had not ended before
   */
  @SuppressWarnings({"removal", "deprecation"}) // nothing else reaches the planner
  synchronized boolean end(Refusal reason) {
    if (hasLeft || why != null) {
      return false;
    }
    why = reason;
    try {
      thread.stop();
    } catch (UnsupportedOperationException e) { // a later Java
      LOG.error("Cannot end a statement that overstays: Java 17 can");
    }
    return true;
  }

  /** Whether it was ended by force, felt or not: in what state it left things nobody knows. */
  synchronized boolean wasEnded() {
    return why != null;
  }

  /** Ends work of another thread that is known by its name alone, such as a task of Spark's. */
  @SuppressWarnings({"removal", "deprecation"})
  static void end(Thread other) {
    try {
      other.stop();
    } catch (UnsupportedOperationException e) { // a later Java
      LOG.error("Cannot end a task that overstays: Java 17 can");
    }
  }
}
