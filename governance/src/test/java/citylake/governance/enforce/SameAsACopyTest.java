package citylake.governance.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.governance.enforce.Comparison.Outcome;
import citylake.governance.enforce.PlantedHoles.Hole;
import citylake.governance.gate.StatementGate;
import citylake.testing.LocalSpark;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is asked through the gate gives what the same statement gives on a copy that holds only
 * the rows of that asker with the masks of that asker. That a fault of the policy would show is
 * seen by faults that are planted into its code.
 */
class SameAsACopyTest {
  @RegisterExtension static final LocalSpark spark = LocalSpark.compiling();

  private static final int IN_CI = 200;
  private static final int SLOW = 2_000;
  private static final int LEAST = 5;
  private static final int LEAST_HOLES = 20;
  private static final long SEED_OF_HOLES = 11;
  private static final int FUZZED_IN_CI = 100;
  private static final int FUZZED = 10_000;
  private static Comparison comparison;

  @BeforeAll
  static void open() throws IOException {
    comparison = Comparison.in(spark);
  }

  @AfterAll
  static void close() throws IOException {
    comparison.close();
  }

  @Test
  void everyAnswerIsThatOfTheCopy(TestReporter reporter) {
    Outcome outcome = compared(new GeneratedStatements(7), IN_CI, reporter);

    assertThat(outcome.differences).isEmpty();
    assertThat(outcome.answered).isGreaterThan(IN_CI * 8 / 10);
    assertThat(outcome.coverage.under(1).keySet())
        .as("kinds of nodes that are allowed, but in no statement that is answered")
        .allMatch(name -> name.startsWith("function "));
  }

  @Test
  void everyAllowedFunctionIsCalled() {
    GeneratedStatements statements = new GeneratedStatements(11);
    Map<String, Integer> calls = new TreeMap<>();
    for (int i = 0; i < SLOW; i++) {
      String sql = statements.next(comparison.tables(comparison.asker(i))).asked();
      GeneratedStatements.calls(sql).keySet().forEach(name -> calls.merge(name, 1, Integer::sum));
    }

    assertThat(AllowedFunctions.names())
        .as("in two thousand statements, whether they are answered or not")
        .allSatisfy(
            name -> assertThat(calls.getOrDefault(name, 0)).as(name).isGreaterThanOrEqualTo(LEAST));
  }

  @Tag("slow")
  @Test
  void everyAnswerOfTwoThousandIsThatOfTheCopy(TestReporter reporter) {
    Outcome outcome = compared(new GeneratedStatements(11), SLOW, reporter);

    assertThat(outcome.differences).isEmpty();
    assertThat(outcome.answered).isGreaterThan(SLOW * 8 / 10);
    assertThat(outcome.coverage.under(LEAST))
        .as("what is allowed, but in so few statements that are answered")
        .isEmpty();
  }

  @Test
  void someMutatedStatementsShowNothingHidden(TestReporter reporter) throws Exception {
    FuzzedStatements.areHeld(comparison, FUZZED_IN_CI, reporter);
  }

  @Tag("slow")
  @Test
  void tenThousandMutatedStatementsShowNothingHidden(TestReporter reporter) throws Exception {
    FuzzedStatements.areHeld(comparison, FUZZED, reporter);
  }

  /** Some of each kind, of those that few statements show. */
  static Stream<Hole> someHoles() {
    Set<String> some =
        Set.of(
            "the right side of a join is left out",
            "what is counted is left out",
            "what windows look at is left out",
            "masks are left off where rows are filtered",
            "a session goes on with the views of who used it before",
            "what is clear in some rows is clear in all",
            "a stop is forgotten",
            "approvals for another case count");
    return PlantedHoles.all().filter(hole -> some.contains(hole.name()));
  }

  @ParameterizedTest
  @MethodSource("someHoles")
  void aHoleInThePolicyIsFound(Hole hole, TestReporter reporter) throws IOException {
    assertFound(hole, new GeneratedStatements(SEED_OF_HOLES), IN_CI, reporter);
  }

  @Test
  void everyHoleCanBePlantedIntoTheCodeAsItIs() {
    assertThat(PlantedHoles.all())
        .hasSizeGreaterThanOrEqualTo(LEAST_HOLES)
        .allSatisfy(hole -> assertThat(HoledPolicy.with(hole.edits())).isNotNull());
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("citylake.governance.enforce.PlantedHoles#all")
  void everyHoleInThePolicyIsFound(Hole hole, TestReporter reporter) throws IOException {
    assertFound(hole, new GeneratedStatements(SEED_OF_HOLES), SLOW, reporter);
  }

  private static void assertFound(
      Hole hole, GeneratedStatements statements, int count, TestReporter reporter)
      throws IOException {
    try (StatementGate leaking = comparison.gateOf(HoledPolicy.with(hole.edits()))) {
      Outcome outcome = comparison.compare(leaking, statements, count, 1);
      reporter.publishEntry(hole.name(), "found after %d statements".formatted(outcome.asked));
      assertThat(outcome.differences).as("%s: nobody noticed", hole).isNotEmpty();
    }
  }

  private static Outcome compared(
      GeneratedStatements statements, int count, TestReporter reporter) {
    Outcome outcome =
        comparison.compare(comparison.province().gate(), statements, count, Integer.MAX_VALUE);
    reporter.publishEntry("compared", outcome.toString());
    return outcome;
  }
}
