package citylake.models.hotplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {
  @Test
  void fiveTestsByHand() {
    double[] q = FalseDiscovery.benjaminiHochberg(new double[] {0.01, 0.04, 0.03, 0.005, 0.5});

    assertThat(q).containsExactly(new double[] {0.025, 0.05, 0.05, 0.025, 0.5}, within(1e-15));
  }

  @Property
  void neverBelowPNorAboveOneAndInTheSameOrder(
      @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = 0, max = 1) Double> drawn) {
    double[] p = drawn.stream().mapToDouble(Double::doubleValue).toArray();

    double[] q = FalseDiscovery.benjaminiHochberg(p);

    for (int i = 0; i < p.length; i++) {
      assertThat(q[i]).isBetween(p[i], 1.0);
    }
    int[] byP =
        IntStream.range(0, p.length)
            .boxed()
            .sorted((a, b) -> Double.compare(p[a], p[b]))
            .mapToInt(i -> i)
            .toArray();
    assertThat(Arrays.stream(byP).mapToDouble(i -> q[i]).toArray()).isSorted();
  }
}
