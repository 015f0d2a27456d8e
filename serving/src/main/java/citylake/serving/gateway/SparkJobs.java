package citylake.serving.gateway;

import org.apache.spark.SparkContext;

/**
 * What Spark does for a statement: under a name by which it can be stopped, in the pool of its
 * user.
 */
final class SparkJobs {
  private final SparkContext context;

  SparkJobs(SparkContext context) {
    this.context = context;
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

  /** Stops what runs, and what it would start next. */
  void cancel(String statement) {
    context.cancelJobGroupAndFutureJobs(statement);
  }
}
