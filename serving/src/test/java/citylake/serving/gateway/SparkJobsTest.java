package citylake.serving.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.testing.LocalSpark;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

class SparkJobsTest {
  private static final String ADAPTIVE = "spark.sql.adaptive.enabled";

  @RegisterExtension static final LocalSpark spark = LocalSpark.compiling();
  private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);

  @BeforeEach
  void planAnew() {
    spark.session().conf().set(ADAPTIVE, true);
  }

  @AfterEach
  void asBefore() {
    spark.session().conf().set(ADAPTIVE, false);
    timer.shutdownNow();
  }

  /** Spark itself refuses jobs of a cancelled group, but not map stages. */
  @Test
  @Timeout(60)
  void aMapStageThatBeginsAfterTheCancelIsStoppedToo() throws InterruptedException {
    SparkJobs jobs = new SparkJobs(spark.session().sparkContext(), timer);
    AtomicBoolean isInThread = new AtomicBoolean(true);
    jobs.cancel("late", isInThread::get, () -> {});

    assertThatThrownBy(
            () ->
                jobs.during(
                    "late",
                    "ann",
                    () ->
                        spark
                            .session()
                            .sql(
                                "SELECT id % 3, count(*) FROM range(100000000000) WHERE id % 7 = sqrt(id) GROUP BY 1")
                            .collectAsList()))
        .hasMessageContaining("cancelled");

    isInThread.set(false);
    while (!timer.getQueue().isEmpty() || timer.getActiveCount() > 0) {
      Thread.sleep(100); // nobody looks again once nothing is left to stop
    }
    assertThat(spark.session().sparkContext().statusTracker().getActiveJobIds()).isEmpty();
  }
}
