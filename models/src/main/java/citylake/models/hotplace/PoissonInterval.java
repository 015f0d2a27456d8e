package citylake.models.hotplace;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;

/**
 * The exact 95 % interval of the mean behind a count of independent events (Garwood 1936).
 *
 * @param low least mean under which a count this high has at least 2.5 % probability; 0 for 0
 * @param high greatest mean under which a count this low has at least 2.5 % probability
 */
public record PoissonInterval(double low, double high) {
  private static final double TAIL = 0.025;
  private static final double ACCURACY = 1e-12;

  /** Counts of cells are mostly small, and the same ones come again by the thousand. */
  private static final AtomicReferenceArray<PoissonInterval> SMALL =
      new AtomicReferenceArray<>(1_000);

  /** The interval of a count: halves of chi-square quantiles with 2c and 2c + 2 degrees. */
  public static PoissonInterval of(long count) {
    if (count < 0) {
      throw new IllegalArgumentException(
          "Invalid count (must not be negative): %d".formatted(count));
    }
    if (count >= SMALL.length()) {
      return worked(count);
    }
    return SMALL.updateAndGet((int) count, known -> known == null ? worked(count) : known);
  }

  private static PoissonInterval worked(long count) {
    double low = count == 0 ? 0 : quantile(2.0 * count, TAIL) / 2;
    return new PoissonInterval(low, quantile(2.0 * count + 2, 1 - TAIL) / 2);
  }

  private static double quantile(double degrees, double probability) {
    return new ChiSquaredDistribution(degrees, ACCURACY).inverseCumulativeProbability(probability);
  }
}
