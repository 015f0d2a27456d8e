package citylake.sample;

import static java.lang.StrictMath.atan2;
import static java.lang.StrictMath.cos;
import static java.lang.StrictMath.cosh;
import static java.lang.StrictMath.hypot;
import static java.lang.StrictMath.log;
import static java.lang.StrictMath.sin;
import static java.lang.StrictMath.sinh;
import static java.lang.StrictMath.sqrt;
import static java.lang.StrictMath.toRadians;

/**
 * Gauss-Krueger coordinates on the ellipsoid of CGCS2000, as an invented vendor delivers them.
 *
 * <p>Krueger's series to the fourth order (Karney 2011, equations 7 to 11 and 35), good to a
 * millimetre within the zone.
 *
 * @param eastM easting with 500 km added, metres
 * @param northM northing, metres
 */
record GaussKrueger(double eastM, double northM) {
  private static final double FALSE_EASTING_M = 500_000;
  private static final double N = 1 / (2 * 298.257222101 - 1);
  private static final double RADIUS = 6_378_137.0 / (1 + N) * (1 + N * N / 4 + N * N * N * N / 64);
  private static final double[] ALPHA = {
    N / 2 - 2 * N * N / 3 + 5 * N * N * N / 16 + 41 * N * N * N * N / 180,
    13 * N * N / 48 - 3 * N * N * N / 5 + 557 * N * N * N * N / 1440,
    61 * N * N * N / 240 - 103 * N * N * N * N / 140,
    49561 * N * N * N * N / 161280
  };

  /** Coordinates of a point given in degrees, in the zone with this central meridian. */
  static GaussKrueger of(double lon, double lat, double centralMeridian) {
    double sinLat = sin(toRadians(lat));
    double lambda = toRadians(lon - centralMeridian);
    double e = 2 * sqrt(N) / (1 + N);
    double t = sinh(atanh(sinLat) - e * atanh(e * sinLat));
    double xi = atan2(t, cos(lambda));
    double eta = asinh(sin(lambda) / hypot(t, cos(lambda)));
    double north = xi;
    double east = eta;
    for (int j = 1; j <= ALPHA.length; j++) {
      north += ALPHA[j - 1] * sin(2 * j * xi) * cosh(2 * j * eta);
      east += ALPHA[j - 1] * cos(2 * j * xi) * sinh(2 * j * eta);
    }
    return new GaussKrueger(FALSE_EASTING_M + RADIUS * east, RADIUS * north);
  }

  private static double atanh(double x) {
    return log((1 + x) / (1 - x)) / 2;
  }

  private static double asinh(double x) {
    return x < 0 ? -asinh(-x) : log(x + sqrt(x * x + 1));
  }
}
