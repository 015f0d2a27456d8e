package citylake.models.linkage.similarity;

/** Distance over ground. */
final class Places {
  /** Mean radius of the earth in metres (IUGG). */
  private static final double EARTH_RADIUS_M = 6_371_008.8;

  private Places() {}

  /** Great-circle distance (haversine) of two places in degrees; NaN where one is unknown. */
  static double metres(double[] first, double[] second) {
    if (first == null || second == null) {
      return Double.NaN;
    }
    double lat1 = Math.toRadians(first[1]);
    double lat2 = Math.toRadians(second[1]);
    double northward = Math.sin((lat2 - lat1) / 2);
    double eastward = Math.sin(Math.toRadians(second[0] - first[0]) / 2);
    double chord = northward * northward + Math.cos(lat1) * Math.cos(lat2) * eastward * eastward;
    return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(chord)));
  }
}
