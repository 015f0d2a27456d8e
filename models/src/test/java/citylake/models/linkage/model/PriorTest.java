package citylake.models.linkage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PriorTest {
  /** Pattern 1 is the first level, pattern 2 the second, pattern 0 a missing value. */
  private static final PatternCounts COUNTS =
      new PatternCounts(new int[] {2}, new int[] {2, 1}, new long[] {990, 10});

  @Test
  void pairsThatMustBeMatchesGiveTheirShare() {
    double prior = Prior.of(COUNTS, new double[][] {{1, 0}}, new double[][] {{1e-300, 1}}, 100_000);

    assertThat(prior).isCloseTo(10 / 100_000.0, within(1e-12));
  }

  @Test
  void whereNothingSpeaksForAMatchThePriorIsHalfAPair() {
    double prior = Prior.of(COUNTS, new double[][] {{0, 1}}, new double[][] {{1, 1e6}}, 100_000);

    assertThat(prior).isLessThan(1e-4).isGreaterThan(0);
  }

  @Test
  void priorIsTheShareOfPairsThatTheModelExpectsToMatch() {
    double[][] m = {{0.9, 0.1}};
    double[][] u = {{0.001, 0.999}};
    double prior = Prior.of(COUNTS, m, u, 5_000);
    double odds = prior / (1 - prior);
    double expected =
        10 * (900 * odds / (1 + 900 * odds))
            + 990 * (0.1 / 0.999 * odds / (1 + 0.1 / 0.999 * odds));

    assertThat(prior).isCloseTo(expected / 5_000, within(1e-10));
  }
}
