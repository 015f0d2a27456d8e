package citylake.etl.source;

import citylake.etl.source.CoordinateSystem.Area;
import java.io.Serializable;
import org.apache.spark.unsafe.types.UTF8String;
import org.locationtech.proj4j.BasicCoordinateTransform;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;

/**
 * From a city's coordinates, as text in their own unit, to WGS84 longitude and latitude in degrees;
 * a public class, because Spark's generated code calls it.
 *
 * <p>Null where a coordinate is blank or no number, where both are zero ("unknown" in most
 * platforms), and where the place lies outside the area of the coordinate system. NAD83 is taken
 * for WGS84, which differs by about a metre in North America, as without a local grid everywhere.
 */
public final class Projection implements Serializable {
  private static final String DEGREES = "+proj=longlat +datum=WGS84 +no_defs";

  /** Closer to the origin than this, in the system's unit, is "no place" in any city. */
  private static final double NOWHERE = 1e-3;

  private final CoordinateSystem system;
  private transient ThreadLocal<Reading> reading;

  /** Refuses parameters that the projection library does not know. */
  Projection(CoordinateSystem system) {
    this.system = system;
    transform();
  }

  /** Longitude in degrees. */
  public Double lon(UTF8String x, UTF8String y) {
    Reading at = at(x, y);
    return at.isPlace ? at.lon : null;
  }

  /** Latitude in degrees. */
  public Double lat(UTF8String x, UTF8String y) {
    Reading at = at(x, y);
    return at.isPlace ? at.lat : null;
  }

  /** Whether the texts are two numbers that are not both zero: a place was given, be it right. */
  public static boolean isGiven(UTF8String x, UTF8String y) {
    double east = Decimals.read(x);
    double north = Decimals.read(y);
    boolean areNumbers = !Double.isNaN(east) && !Double.isNaN(north);
    return areNumbers && (Math.abs(east) >= NOWHERE || Math.abs(north) >= NOWHERE);
  }

  private Reading at(UTF8String x, UTF8String y) {
    if (reading == null) {
      reading =
          ThreadLocal.withInitial(() -> new Reading(transform(), system.shift().orElse(null)));
    }
    Reading last = reading.get();
    double east = Decimals.read(x);
    double north = Decimals.read(y);
    if (!last.isOf(east, north)) {
      last.read(east, north, system.area());
    }
    return last;
  }

  private BasicCoordinateTransform transform() {
    if (system.proj4() == null) {
      return null;
    }
    CRSFactory systems = new CRSFactory();
    CoordinateReferenceSystem from = systems.createFromParameters(system.name(), system.proj4());
    return new BasicCoordinateTransform(from, systems.createFromParameters("WGS84", DEGREES));
  }

  /** The last place that a thread read: longitude and latitude of a row are asked one by one. */
  private static final class Reading {
    private final BasicCoordinateTransform transform;
    private final ShiftedDegrees shift;
    private final ProjCoordinate source = new ProjCoordinate();
    private final ProjCoordinate target = new ProjCoordinate();
    private double east = Double.NaN;
    private double north = Double.NaN;
    private double lon;
    private double lat;
    private boolean isPlace;

    /** At most one of the two is given; neither for WGS84. */
    private Reading(BasicCoordinateTransform transform, ShiftedDegrees shift) {
      this.transform = transform;
      this.shift = shift;
    }

    private boolean isOf(double x, double y) {
      return x == east && y == north;
    }

    private void read(double x, double y, Area area) {
      east = x;
      north = y;
      lon = x;
      lat = y;
      isPlace =
          !Double.isNaN(x)
              && !Double.isNaN(y)
              && (Math.abs(x) >= NOWHERE || Math.abs(y) >= NOWHERE);
      if (isPlace && transform != null) {
        try {
          source.setValue(x, y);
          transform.transform(source, target);
          lon = target.x;
          lat = target.y;
        } catch (Proj4jException e) {
          isPlace = false;
        }
      }
      if (isPlace && shift != null) {
        double[] place = shift.toWgs84(x, y);
        lon = place[0];
        lat = place[1];
      }
      isPlace = isPlace && area.contains(lon, lat);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Projection that && system.equals(that.system);
  }

  @Override
  public int hashCode() {
    return system.hashCode();
  }

  @Override
  public String toString() {
    return system.name();
  }
}
