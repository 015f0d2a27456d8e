package citylake.models.coincidence;

/**
 * Pairs of crimes and crashes over those that an even spread of both over the same cells gives.
 *
 * @param within of the pairs within each distance; 1 where the two have nothing to do with each
 *     other
 * @param ring of the pairs between the distance before and this one
 */
record PairExcess(double[] within, double[] ring) {

  /**
   * From counts on the same bins; NaN where there is nothing to expect.
   *
   * @param even pairs of bins, as by {@link EvenSpread#pairs}
   * @param bins how many bins there are
   */
  static PairExcess of(long[] pairs, long[] even, long bins, long crimes, long crashes) {
    double expectedAPair = (double) crimes / bins * ((double) crashes / bins);
    double[] within = new double[pairs.length];
    double[] ring = new double[pairs.length];
    for (int k = 0; k < pairs.length; k++) {
      long inner = k == 0 ? 0 : pairs[k - 1];
      long evenInner = k == 0 ? 0 : even[k - 1];
      within[k] = excess(pairs[k], expectedAPair * even[k]);
      ring[k] = excess(pairs[k] - inner, expectedAPair * (even[k] - evenInner));
    }
    return new PairExcess(within, ring);
  }

  private static double excess(long pairs, double expected) {
    return expected > 0 ? pairs / expected : Double.NaN;
  }
}
