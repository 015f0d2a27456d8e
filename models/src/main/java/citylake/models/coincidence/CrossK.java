package citylake.models.coincidence;

import java.util.Arrays;

/**
 * Cross-K and pair correlation of crimes and crashes, from counts of pairs.
 *
 * <p>K(r) = area x pairs within r / (crimes x crashes), m2, without correction for edges; shifts,
 * whose edges are others, are held against it by {@link PairExcess}. The pair correlation is the
 * growth of K over a ring, over the ring's area: 1 where the two have nothing to do with each
 * other, 2 where twice as many pairs lie at that distance. Source: Lotwick and Silverman 1982;
 * Diggle 2013.
 */
record CrossK(double[] k, double[] pairCorrelation) {

  static CrossK of(long[] pairs, double[] distancesM, double areaM2, long crimes, long crashes) {
    double[] k =
        Arrays.stream(pairs)
            .mapToDouble(count -> areaM2 * count / ((double) crimes * crashes))
            .toArray();
    double[] pairCorrelation = new double[k.length];
    for (int i = 0; i < k.length; i++) {
      double inner = i == 0 ? 0 : distancesM[i - 1];
      double ring = Math.PI * (distancesM[i] * distancesM[i] - inner * inner);
      pairCorrelation[i] = (k[i] - (i == 0 ? 0 : k[i - 1])) / ring;
    }
    return new CrossK(k, pairCorrelation);
  }
}
