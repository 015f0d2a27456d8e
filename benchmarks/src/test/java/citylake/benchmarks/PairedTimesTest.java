package citylake.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PairedTimesTest {
  private static final Offset<Double> CLOSE = Offset.offset(1e-9);

  @Test
  void whatTakesATenthLongerEachTimeIsCertain() {
    PairedTimes times = new PairedTimes();
    for (int i = 0; i < 50; i++) {
      times.add("a", new PairedTimes.Pair(100, 110));
    }

    assertThat(times.increase()).isCloseTo(0.1, CLOSE);
    assertThat(times.upperBound()).isCloseTo(0.1, CLOSE);
  }

  @Test
  void fewTimesThatDifferMuchAreNotCertain() {
    PairedTimes times = new PairedTimes();
    for (int i = 1; i <= 9; i++) {
      times.add("a", new PairedTimes.Pair(100, 60 + 10 * i));
    }

    assertThat(times.increase()).as("the median of 70 to 150 is 110").isCloseTo(0.1, CLOSE);
    assertThat(times.upperBound()).isGreaterThan(0.2).isLessThanOrEqualTo(0.5);
  }

  @Test
  void medianAndP95AreOfAllKindsTogether() {
    PairedTimes times = new PairedTimes();
    for (int i = 0; i <= 50; i++) {
      times.add("low", new PairedTimes.Pair(i, 2 * i));
      times.add("high", new PairedTimes.Pair(50 + i, 100 + 2 * i));
    }

    assertThat(times.without(0.5)).isCloseTo(50, CLOSE);
    assertThat(times.with(0.95)).isBetween(188.0, 192.0);
    assertThat(times.of("low").without(0.5)).isCloseTo(25, CLOSE);
  }
}
