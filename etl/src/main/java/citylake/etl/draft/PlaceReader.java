package citylake.etl.draft;

import citylake.etl.source.ShiftedDegrees;
import org.locationtech.proj4j.BasicCoordinateTransform;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;

/** Reads places as WGS84 longitude and latitude, where the file's coordinates can be. */
final class PlaceReader {
  private static final String DEGREES = "+proj=longlat +datum=WGS84 +no_defs";

  private final BasicCoordinateTransform transform;
  private final ShiftedDegrees shift;
  private final boolean canRead;

  private PlaceReader(BasicCoordinateTransform transform, ShiftedDegrees shift, boolean canRead) {
    this.transform = transform;
    this.shift = shift;
    this.canRead = canRead;
  }

  /**
   * @param proj4 parameters of a projection; null where none were given
   * @param shift by which degrees are off WGS84; null where they are not
   */
  static PlaceReader of(boolean isInDegrees, String proj4, ShiftedDegrees shift) {
    if (proj4 == null) {
      return new PlaceReader(null, shift, isInDegrees);
    }
    try {
      CRSFactory systems = new CRSFactory();
      return new PlaceReader(
          new BasicCoordinateTransform(
              systems.createFromParameters("given", proj4),
              systems.createFromParameters("WGS84", DEGREES)),
          null,
          true);
    } catch (Proj4jException e) {
      throw new CannotDraft(
          "Invalid coordinate system: the projection library does not know the parameters '%s' (%s). Nothing was written."
              .formatted(proj4, e.getMessage()),
          e);
    }
  }

  /** Whether the file's places can be drawn. */
  boolean canRead() {
    return canRead;
  }

  /** Longitude and latitude; null where the numbers name no place on earth. */
  double[] read(double x, double y) {
    double lon = x;
    double lat = y;
    if (transform != null) {
      try {
        ProjCoordinate place = new ProjCoordinate();
        transform.transform(new ProjCoordinate(x, y), place);
        lon = place.x;
        lat = place.y;
      } catch (Proj4jException e) {
        return null;
      }
    }
    if (Math.abs(lon) > 180 || Math.abs(lat) > 90) {
      return null;
    }
    return shift == null ? new double[] {lon, lat} : shift.toWgs84(lon, lat);
  }
}
