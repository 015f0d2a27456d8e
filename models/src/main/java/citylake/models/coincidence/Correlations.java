package citylake.models.coincidence;

import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/** Correlations that are NaN where one side does not vary: then there is nothing to compare. */
final class Correlations {
  private Correlations() {}

  static double pearson(double[] a, double[] b) {
    return a.length < 2 ? Double.NaN : new PearsonsCorrelation().correlation(a, b);
  }

  /** Pearson of ranks; ties have their mean rank. */
  static double spearman(double[] a, double[] b) {
    return a.length < 2 ? Double.NaN : new SpearmansCorrelation().correlation(a, b);
  }
}
