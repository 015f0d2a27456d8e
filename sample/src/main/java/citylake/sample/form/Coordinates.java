package citylake.sample.form;

/**
 * Coordinate systems in which places are delivered. GCJ-02 and BD-09 by the formulas that are
 * publicly known; the province lies within the bounds in which they shift.
 */
public enum Coordinates {
  WGS84,
  GCJ02,
  BD09;

  private static final double SEMI_MAJOR_M = 6_378_245.0;
  private static final double ECCENTRICITY_SQUARED = 0.006693421622965943;
  private static final double ORIGIN_LON = 105;
  private static final double ORIGIN_LAT = 35;
  private static final double BD_TURN = StrictMath.PI * 3000 / 180;

  /** Longitude and latitude in this system of a place in WGS84 degrees. */
  double[] of(double lon, double lat) {
    return switch (this) {
      case WGS84 -> new double[] {lon, lat};
      case GCJ02 -> gcj(lon, lat);
      case BD09 -> {
        double[] gcj = gcj(lon, lat);
        yield bd(gcj[0], gcj[1]);
      }
    };
  }

  private static double[] gcj(double lon, double lat) {
    double x = lon - ORIGIN_LON;
    double y = lat - ORIGIN_LAT;
    double radians = StrictMath.toRadians(lat);
    double sine = StrictMath.sin(radians);
    double magic = 1 - ECCENTRICITY_SQUARED * sine * sine;
    double root = StrictMath.sqrt(magic);
    double north =
        StrictMath.toDegrees(
            northM(x, y) * magic * root / (SEMI_MAJOR_M * (1 - ECCENTRICITY_SQUARED)));
    double east =
        StrictMath.toDegrees(eastM(x, y) * root / (SEMI_MAJOR_M * StrictMath.cos(radians)));
    return new double[] {lon + east, lat + north};
  }

  private static double northM(double x, double y) {
    double shift =
        -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * StrictMath.sqrt(StrictMath.abs(x));
    return shift + ripples(x) + waves(y, 20, 40, 1, 3) + waves(y, 160, 320, 12, 30);
  }

  private static double eastM(double x, double y) {
    double shift =
        300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * StrictMath.sqrt(StrictMath.abs(x));
    return shift + ripples(x) + waves(x, 20, 40, 1, 3) + waves(x, 150, 300, 12, 30);
  }

  private static double ripples(double x) {
    return (20 * StrictMath.sin(6 * x * StrictMath.PI) + 20 * StrictMath.sin(2 * x * StrictMath.PI))
        * 2
        / 3;
  }

  private static double waves(double x, double first, double second, double one, double other) {
    return (first * StrictMath.sin(x / one * StrictMath.PI)
            + second * StrictMath.sin(x / other * StrictMath.PI))
        * 2
        / 3;
  }

  private static double[] bd(double lon, double lat) {
    double z = StrictMath.sqrt(lon * lon + lat * lat) + 0.00002 * StrictMath.sin(lat * BD_TURN);
    double theta = StrictMath.atan2(lat, lon) + 0.000003 * StrictMath.cos(lon * BD_TURN);
    return new double[] {z * StrictMath.cos(theta) + 0.0065, z * StrictMath.sin(theta) + 0.006};
  }
}
