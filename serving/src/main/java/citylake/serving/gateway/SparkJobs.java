package citylake.serving.gateway;

import java.time.Duration;
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
final class SparkJobs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SparkJobs.class);
  private static final long MILLIS_BETWEEN_CANCELS = 1_000;

  /** What looks at all whether it should end does so in a second or two. */
  private static final Duration LONGEST_END = Duration.ofSeconds(10);

  private final SparkContext context;
  private final ScheduledExecutorService timer;
  private final StagesOfStatements stages = new StagesOfStatements();
  private final StuckTasks stuck = new StuckTasks(LONGEST_END);

  /**
   * @param timer looks whether the work of a statement that is over has ended
   */
  SparkJobs(SparkContext context, ScheduledExecutorService timer) {
    this.context = context;
    this.timer = timer;
    context.addSparkListener(stages);
  }

  /** Work of Spark's that may fail with anything. */
  interface Work {
    void run() throws Exception;
  }

  /** Does the work in this thread; tasks that a job leaves behind are ended with it. */
  void during(String statement, String user, Work work) throws Exception {
    stages.begin(statement);
    // Spark tells groups in its own log: by number, not by what was asked.
    context.setJobGroup(statement, "statement of the gateway", true);
    context.setLocalProperty("spark.scheduler.pool", user);
    try {
      work.run();
    } finally {
      context.clearJobGroup();
      context.setLocalProperty("spark.scheduler.pool", null);
      watch(new Cancelled(statement, () -> false, () -> {}, System.nanoTime()));
    }
  }

  /**
   * Stops what runs, and what it would start next. Spark refuses later jobs of a cancelled group
   * but not later map stages, which adaptive execution starts one by one; so it is told again each
   * second until nothing is left to stop. Tasks that have not ended long after are ended by force,
   * and so is the statement's own thread.
   *
   * @param isInThread whether the statement's thread has not left it, so that more may come
   * @param endThread ends that thread's work by force
   */
  void cancel(String statement, BooleanSupplier isInThread, Runnable endThread) {
    cancel(new Cancelled(statement, isInThread, endThread, System.nanoTime()));
  }

  /** Ends by force what Spark's tasks do for the statement now. */
  void endTasks(String statement) {
    stuck.end(stages.of(statement));
  }

  /** A statement that was told to end, or whose thread has left it. */
  private record Cancelled(
      String statement, BooleanSupplier isInThread, Runnable endThread, long since) {
    boolean hasOverstayed() {
      return System.nanoTime() - since > LONGEST_END.toNanos();
    }
  }

  private void cancel(Cancelled cancelled) {
    context.cancelJobGroupAndFutureJobs(cancelled.statement());
    watch(cancelled);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // what fails in it is logged there
  private void watch(Cancelled cancelled) {
    try {
      timer.schedule(() -> cancelAgain(cancelled), MILLIS_BETWEEN_CANCELS, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("The gateway closes, and Spark's work with it");
    }
  }

  private void cancelAgain(Cancelled cancelled) {
    try {
      if (cancelled.hasOverstayed()) {
        endTasks(cancelled.statement());
        cancelled.endThread().run();
      }
      if (cancelled.isInThread().getAsBoolean() || isAtWork(cancelled)) {
        cancel(cancelled);
      } else {
        stages.forget(cancelled.statement());
      }
    } catch (Throwable e) { // also memory that is short for a moment
      LOG.error(
          "Failed to see whether a cancelled statement is still at work: {}",
          cancelled.statement(),
          e);
      cancel(cancelled);
    }
  }

  /** Its jobs, or tasks of theirs that have not noticed that the jobs have ended. */
  private boolean isAtWork(Cancelled cancelled) {
    if (StuckTasks.areAtWork(stages.of(cancelled.statement()))) {
      return true;
    }
    SparkStatusTracker tracker = context.statusTracker();
    for (int job : tracker.getJobIdsForGroup(cancelled.statement())) {
      SparkJobInfo info = tracker.getJobInfo(job).getOrElse(() -> null);
      if (info != null && info.status() == JobExecutionStatus.RUNNING) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    context.removeSparkListener(stages);
  }
}
