package citylake.etl.source;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The two systems of degrees in which Chinese map services give places: some hundred metres off
 * WGS84, by an amount that changes from place to place, so that no projection library knows them.
 *
 * <p>Source of the method: the published formulas by which open map libraries go from WGS84 to
 * GCJ-02 (on the ellipsoid of Krasovsky 1940) and on to BD-09. The way back has no formula; it is
 * found by approaching the place that the formulas shift to the one given, to less than a
 * millimetre. Held in the tests against 664 places that another library converted.
 *
 * <p>Outside a box around China both systems are WGS84, as in these services. Places are {@code
 * {longitude, latitude}} in degrees.
 */
public enum ShiftedDegrees {
  /** The state's own shift: AutoNavi, Tencent, Google in China. */
  GCJ_02("GCJ-02") {
    @Override
    double[] shifted(double lon, double lat) {
      return isInChina(lon, lat) ? gcj02(lon, lat) : new double[] {lon, lat};
    }
  },
  /** GCJ-02 shifted once more: Baidu. */
  BD_09("BD-09") {
    @Override
    double[] shifted(double lon, double lat) {
      return isInChina(lon, lat) ? bd09(gcj02(lon, lat)) : new double[] {lon, lat};
    }
  };

  private static final double SEMI_MAJOR_AXIS_M = 6_378_245;
  private static final double ECCENTRICITY_SQUARED = 0.006693421622965943;
  private static final double BAIDU_WAVE = Math.PI * 3000 / 180;

  /** About a tenth of a millimetre. */
  private static final double EXACT_DEGREES = 1e-9;

  private static final int MOST_STEPS = 20;

  private final String system;

  ShiftedDegrees(String system) {
    this.system = system;
  }

  /** A place of WGS84 as this system gives it. */
  abstract double[] shifted(double lon, double lat);

  /** The place in WGS84 that this system gives so. */
  public double[] toWgs84(double lon, double lat) {
    double[] place = {lon, lat};
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] there = shifted(place[0], place[1]);
      double east = lon - there[0];
      double north = lat - there[1];
      place[0] += east;
      place[1] += north;
      if (Math.abs(east) < EXACT_DEGREES && Math.abs(north) < EXACT_DEGREES) {
        break;
      }
    }
    return place;
  }

  /** Name of the system as declarations write it. */
  public String system() {
    return system;
  }

  /** The system of this name, whatever its case and marks: GCJ-02, gcj02. */
  static Optional<ShiftedDegrees> named(String name) {
    return Arrays.stream(values())
        .filter(each -> plain(each.system).equals(plain(name)))
        .findFirst();
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /** For messages. */
  static String names() {
    return Stream.of(values()).map(ShiftedDegrees::system).collect(Collectors.joining(", "));
  }

  /** Whether the services shift places here. */
  public static boolean isInChina(double lon, double lat) {
    return lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;
  }

  private static double[] gcj02(double lon, double lat) {
    double x = lon - 105;
    double y = lat - 35;
    double slope = Math.sin(Math.toRadians(lat));
    double bend = 1 - ECCENTRICITY_SQUARED * slope * slope;
    double alongMeridian = SEMI_MAJOR_AXIS_M * (1 - ECCENTRICITY_SQUARED) / Math.pow(bend, 1.5);
    double alongParallel = SEMI_MAJOR_AXIS_M / Math.sqrt(bend) * Math.cos(Math.toRadians(lat));
    return new double[] {
      lon + Math.toDegrees(eastMetres(x, y) / alongParallel),
      lat + Math.toDegrees(northMetres(x, y) / alongMeridian)
    };
  }

  private static double eastMetres(double x, double y) {
    double plane = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
    return plane + ripple(x) + waves(x, 20, 1, 40, 3) + waves(x, 150, 12, 300, 30);
  }

  private static double northMetres(double x, double y) {
    double plane = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
    return plane + ripple(x) + waves(y, 20, 1, 40, 3) + waves(y, 160, 12, 320, 30);
  }

  private static double ripple(double x) {
    return (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2 / 3;
  }

  private static double waves(double at, double one, double long1, double two, double long2) {
    return (one * Math.sin(at / long1 * Math.PI) + two * Math.sin(at / long2 * Math.PI)) * 2 / 3;
  }

  private static double[] bd09(double[] gcj02) {
    double lon = gcj02[0];
    double lat = gcj02[1];
    double radius = Math.hypot(lon, lat) + 0.00002 * Math.sin(lat * BAIDU_WAVE);
    double angle = Math.atan2(lat, lon) + 0.000003 * Math.cos(lon * BAIDU_WAVE);
    return new double[] {radius * Math.cos(angle) + 0.0065, radius * Math.sin(angle) + 0.006};
  }
}
