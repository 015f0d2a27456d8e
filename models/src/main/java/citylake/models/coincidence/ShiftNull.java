package citylake.models.coincidence;

import java.util.Arrays;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.descriptive.rank.Percentile.EstimationType;

/**
 * What a figure comes to when one side is shifted against the other.
 *
 * @param mean its mean over the shifts
 * @param low 2.5 % of the shifts lie below
 * @param high 2.5 % of the shifts lie above
 * @param p share of the shifts, the observed one among them, that reach the observed figure;
 *     one-sided, because only alike maps coincide
 * @param shifts how many shifts
 */
record ShiftNull(double mean, double low, double high, double p, int shifts) {

  /** From the figure at each shift; shifts at which there is none (NaN) do not count. */
  static ShiftNull of(double observed, double[] shifted) {
    double[] overlaps = new double[shifted.length];
    Arrays.fill(overlaps, 1);
    return of(observed, shifted, overlaps);
  }

  /**
   * From the figure at each shift, spread as a comparison of fewer cells spreads it: a figure over
   * a part of the area scatters more, by the root of the part, and is drawn towards the mean by it
   * (variance correction of Mrkvicka and others 2021).
   *
   * @param parts share of the area that each shift compares
   * @return null where the observed figure or every shifted one is missing
   */
  static ShiftNull of(double observed, double[] shifted, double[] parts) {
    double sum = 0;
    int shifts = 0;
    for (double value : shifted) {
      if (!Double.isNaN(value)) {
        sum += value;
        shifts++;
      }
    }
    if (shifts == 0 || Double.isNaN(observed)) {
      return null;
    }
    double mean = sum / shifts;
    double[] corrected = new double[shifts];
    int reached = 0;
    int next = 0;
    for (int i = 0; i < shifted.length; i++) {
      if (!Double.isNaN(shifted[i])) {
        double value = mean + (shifted[i] - mean) * Math.sqrt(parts[i]);
        corrected[next++] = value;
        reached += value >= observed - rounding(observed) ? 1 : 0;
      }
    }
    Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
    percentile.setData(corrected);
    return new ShiftNull(
        mean,
        percentile.evaluate(2.5),
        percentile.evaluate(97.5),
        (1.0 + reached) / (1 + shifts),
        shifts);
  }

  /** Equal figures that were summed in another order must count as equal. */
  private static double rounding(double observed) {
    return 1e-12 * Math.max(1, Math.abs(observed));
  }
}
