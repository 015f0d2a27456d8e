package citylake.serving.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.testing.LocalSpark;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

class SparkJobsTest {
  private static final String ADAPTIVE = "spark.sql.adaptive.enabled";

  @RegisterExtension static final LocalSpark spark = LocalSpark.compiling();
  private static final AtomicInteger atWork = new AtomicInteger();
  private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
  private SparkJobs jobs;

  @BeforeEach
  void planAnew() {
    jobs = new SparkJobs(spark.session().sparkContext(), timer);
    spark.session().conf().set(ADAPTIVE, true);
  }

  @AfterEach
  void asBefore() {
    spark.session().conf().set(ADAPTIVE, false);
    timer.shutdownNow();
    jobs.close();
  }

  /** Spark itself refuses jobs of a cancelled group, but not map stages. */
  @Test
  @Timeout(60)
  void aMapStageThatBeginsAfterTheCancelIsStoppedToo() throws InterruptedException {
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

  /** Others may have asked a thousand statements meanwhile. */
  @Test
  @Timeout(60)
  void aTaskThatItsStatementLeavesBehindIsEndedByForce() throws Exception {
    spark
        .session()
        .udf()
        .register("stay_or_fail", (UDF1<Long, Long>) SparkJobsTest::stayOrFail, DataTypes.LongType);

    assertThatThrownBy(
            () ->
                jobs.during(
                    "left",
                    "ann",
                    () ->
                        spark
                            .session()
                            .sql("SELECT stay_or_fail(id) FROM range(0, 2, 1, 2)")
                            .collectAsList()))
        .hasMessageContaining("of the test");
    assertThat(atWork.get()).as("the other task goes on").isEqualTo(1);
    for (int i = 0; i < 1_100; i++) {
      jobs.during("other " + i, "ann", () -> {});
    }

    while (atWork.get() > 0) {
      Thread.sleep(100);
    }
  }

  private static Long stayOrFail(Long id) {
    if (id == 0) {
      while (atWork.get() == 0) {
        Thread.onSpinWait();
      }
      throw new IllegalStateException("of the test");
    }
    atWork.incrementAndGet();
    try {
      while (true) {
        Thread.onSpinWait();
      }
    } finally {
      atWork.decrementAndGet();
    }
  }
}
