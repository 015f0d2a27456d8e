package citylake.governance.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.governance.gate.Admission;
import citylake.governance.gate.Denied;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.TestReporter;

/**
 * Statements that are none, or are others than somebody meant: each is answered, denied or fails as
 * statements do, in time; what is answered holds nothing that the asker may not see; and memory
 * comes back.
 */
final class FuzzedStatements {
  private static final long SEED = 20_261_127L;
  private static final int UNTIL_WARM = 50;
  private static final long MOST_MEMORY = 200L << 20;
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final Comparison comparison;
  private final ExecutorService asking = Executors.newSingleThreadExecutor();

  private FuzzedStatements(Comparison comparison) {
    this.comparison = comparison;
  }

  /** Asks so many mutated statements, and looks what comes of them. */
  static void areHeld(Comparison comparison, int count, TestReporter reporter) throws Exception {
    FuzzedStatements fuzzed = new FuzzedStatements(comparison);
    try {
      fuzzed.areHeld(count, reporter);
    } finally {
      fuzzed.asking.shutdownNow();
    }
  }

  /** What became of statements. */
  private static final class Told {
    final List<String> faults = new ArrayList<>();
    int answered;
    int alike;
    int uncompared;
    int denied;
    int failed;

    @Override
    public String toString() {
      return "%d answered (%d as on the copy, %d that Spark cannot do there), %d denied, %d failed, %d faults"
          .formatted(answered, alike, uncompared, denied, failed, faults.size());
    }
  }

  private void areHeld(int count, TestReporter reporter) throws Exception {
    MutatedStatements statements = new MutatedStatements(SEED);
    Told told = new Told();
    long before = 0;
    for (int i = 0; i < count; i++) {
      String asker = comparison.asker(i);
      ask(asker, statements.next(comparison.tables(asker)), told);
      if (i == UNTIL_WARM) {
        before = usedMemory();
      }
    }
    long kept = usedMemory() - before;
    reporter.publishEntry(
        "mutated statements", "%d: %s; %d MB kept".formatted(count, told, kept >> 20));

    assertThat(told.faults).isEmpty();
    assertThat(told.answered).as("some are still statements").isGreaterThan(count / 20);
    assertThat(told.denied).as("many are not").isGreaterThan(count / 5);
    assertThat(kept).as("bytes kept").isLessThan(MOST_MEMORY);
  }

  private void ask(String asker, String sql, Told told) throws Exception {
    try {
      List<Row> rows =
          asking.submit(() -> rows(asker, sql)).get(LONGEST.toSeconds(), TimeUnit.SECONDS);
      told.answered++;
      check(asker, sql, rows, told);
    } catch (ExecutionException e) {
      failed(asker, sql, e.getCause(), told);
    } catch (TimeoutException e) {
      throw new AssertionError("hangs: %s: %s".formatted(asker, sql), e);
    }
  }

  private List<Row> rows(String asker, String sql) throws Denied {
    try (Admission admission = comparison.province().gate().admit(comparison.as(asker), sql)) {
      return admission.rows().collectAsList();
    }
  }

  private void failed(String asker, String sql, Throwable e, Told told) {
    if (e instanceof Denied) {
      told.denied++;
    } else if (comparison.isAnsweredByTheCopy(asker, sql)) {
      told.faults.add("fails on what is hidden: %s: %s: %s".formatted(asker, sql, e));
    } else if (!isOfTheStatement(e) && !comparison.breaksTheCopy(asker, sql)) {
      told.faults.add("breaks: %s: %s: %s".formatted(asker, sql, e));
    } else {
      told.failed++;
    }
  }

  /** Division by zero and the like, in the statement's own words. */
  private static boolean isOfTheStatement(Throwable e) {
    return !Comparison.stateOf(e).startsWith(Comparison.BROKEN);
  }

  private void check(String asker, String sql, List<Row> rows, Told told) {
    String text = rows.toString();
    Set<String> hidden = comparison.hidden(asker);
    hidden.stream()
        .filter(text::contains)
        .forEach(value -> told.faults.add("shows %s: %s: %s".formatted(value, asker, sql)));
    if (comparison.isAlike(asker, sql, rows)) {
      told.alike++;
    } else if (comparison.breaksTheCopy(asker, sql)) {
      told.uncompared++;
    } else if (!dependsOnOrder(sql)) {
      told.faults.add(
          "other than on the copy: %s: %s: %s".formatted(asker, sql, Comparison.rows(rows)));
    }
  }

  /** Of rows that are alike for the statement, or of what the copy does not have. */
  private static boolean dependsOnOrder(String sql) {
    return sql.toLowerCase(java.util.Locale.ROOT)
        .matches(
            "(?s).*(limit|offset|first|last|any_value|nth_value|lag|lead|row_number|ntile|max_by|min_by|mode|collect_|array_agg|explain|sightings_for_case|trips_for_case).*");
  }

  private static long usedMemory() throws InterruptedException {
    System.gc();
    Thread.sleep(Duration.ofMillis(200).toMillis());
    Runtime memory = Runtime.getRuntime();
    return memory.totalMemory() - memory.freeMemory();
  }
}
