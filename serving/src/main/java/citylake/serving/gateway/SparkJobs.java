package citylake.serving.gateway;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.spark.JobExecutionStatus;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkJobInfo;
import org.apache.spark.SparkStatusTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Spark does for a statement: under a name by which it can be stopped, in the pool of its
 * user.
 */
final class SparkJobs {
  private static final Logger LOG = LoggerFactory.getLogger(SparkJobs.class);
  private static final long MILLIS_BETWEEN_CANCELS = 1_000;

  private final SparkContext context;
  private final ScheduledExecutorService timer;

  /**
   * @param timer looks whether a cancelled statement's work has ended
   */
  SparkJobs(SparkContext context, ScheduledExecutorService timer) {
    this.context = context;
    this.timer = timer;
  }

  /** Work of Spark's that may fail with anything. */
  interface Work {
    void run() throws Exception;
  }

  /** Does the work in this thread. */
  void during(String statement, String user, Work work) throws Exception {
    // Spark tells groups in its own log: by number, not by what was asked.
    context.setJobGroup(statement, "statement of the gateway", true);
    context.setLocalProperty("spark.scheduler.pool", user);
    try {
      work.run();
    } finally {
      context.clearJobGroup();
      context.setLocalProperty("spark.scheduler.pool", null);
    }
  }

  /**
   * Stops what runs, and what it would start next. Spark refuses later jobs of a cancelled group
   * but not later map stages, which adaptive execution starts one by one; so it is told again each
   * second until nothing is left to stop.
   *
   * @param isInThread whether the statement's thread has not left it, so that more may come
   */
  @SuppressWarnings("FutureReturnValueIgnored") // what fails in it is logged there
  void cancel(String statement, BooleanSupplier isInThread) {
    context.cancelJobGroupAndFutureJobs(statement);
    try {
      timer.schedule(
          () -> cancelAgain(statement, isInThread), MILLIS_BETWEEN_CANCELS, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("The gateway closes, and Spark's work with it");
    }
  }

  private void cancelAgain(String statement, BooleanSupplier isInThread) {
    try {
      if (isInThread.getAsBoolean() || isAtWork(statement)) {
        cancel(statement, isInThread);
      }
    } catch (Throwable e) { // also memory that is short for a moment
      LOG.error("Failed to see whether a cancelled statement is still at work: {}", statement, e);
      cancel(statement, isInThread);
    }
  }

  private boolean isAtWork(String statement) {
    SparkStatusTracker tracker = context.statusTracker();
    for (int job : tracker.getJobIdsForGroup(statement)) {
      SparkJobInfo info = tracker.getJobInfo(job).getOrElse(() -> null);
      if (info != null && info.status() == JobExecutionStatus.RUNNING) {
        return true;
      }
    }
    return false;
  }
}
