package citylake.governance.enforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.governance.gate.Admission;
import citylake.governance.gate.Denied;
import citylake.testing.LocalSpark;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Spark makes of few rows can be stopped, however its plan is made. */
class StoppableRowsTest {
  private static final String ADAPTIVE = "spark.sql.adaptive.enabled";

  @RegisterExtension static final LocalSpark spark = LocalSpark.compiling();
  private static Province province;

  @BeforeAll
  static void open() throws IOException {
    province = Province.in(spark);
  }

  @AfterAll
  static void close() throws IOException {
    province.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void joinsAndExplodedArraysLookWhetherTheyWereStopped(boolean isAdaptive) throws Denied {
    try (Admission admission =
        province
            .gate()
            .admit(
                Province.investigating("officer.a2"),
                "SELECT count(*) FROM standard.incident a JOIN standard.incident b ON a.city_code = b.city_code LATERAL VIEW explode(sequence(1, 3)) t AS x")) {
      Dataset<Row> rows = admission.rows();
      rows.sparkSession().conf().set(ADAPTIVE, isAdaptive);
      try {
        assertThat(rows.collectAsList()).extracting(row -> row.getLong(0)).containsExactly(12L);
        assertThat(rows.queryExecution().executedPlan().toString().split("goesOn", -1))
            .as("one over the join, one over the array")
            .hasSizeGreaterThanOrEqualTo(3);
      } finally {
        rows.sparkSession().conf().set(ADAPTIVE, false);
      }
    }
  }

  @Test
  void aLoopThatWouldGoOnForHoursIsLeftWithinSeconds() throws Exception {
    SparkContext context = spark.session().sparkContext();
    try (Admission admission =
        province
            .gate()
            .admit(
                Province.investigating("officer.a2"),
                "SELECT count_if(pmod(hash(x, y, z), 97) = 0) FROM standard.incident LATERAL VIEW explode(sequence(1, 10000)) t AS x LATERAL VIEW explode(sequence(1, 10000)) u AS y LATERAL VIEW explode(sequence(1, 10000)) v AS z")) {
      Thread stopping =
          new Thread(
              () -> {
                while (running(context) == 0) {
                  pause();
                }
                pause();
                context.cancelJobGroup("endless");
              });
      stopping.start();
      context.setJobGroup("endless", "a test", true);
      try {
        assertThatThrownBy(() -> admission.rows().collectAsList())
            .hasMessageContaining("cancelled");
      } finally {
        context.clearJobGroup();
        stopping.join();
      }
    }
    for (int i = 0; running(context) > 0; i++) {
      assertThat(i).as("tenths of seconds that a stopped task works on").isLessThan(50);
      pause();
    }
  }

  @Test
  void aSessionInWhichWorkWasEndedByForceIsNotUsedAgain() throws Denied {
    SparkSession used = sessionOf(Admission::close);
    assertThat(sessionOf(Admission::abandon)).as("in turn, as usual").isSameAs(used);

    assertThat(sessionOf(Admission::close)).isNotSameAs(used);
  }

  private static SparkSession sessionOf(Consumer<Admission> end) throws Denied {
    Admission admission =
        province
            .gate()
            .admit(Province.investigating("officer.a2"), "SELECT count(*) FROM standard.incident");
    SparkSession session = admission.rows().sparkSession();
    end.accept(admission);
    return session;
  }

  private static int running(SparkContext context) {
    return context.statusTracker().getExecutorInfos()[0].numRunningTasks();
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
