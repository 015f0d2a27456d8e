package citylake.etl.source;

import java.io.Serializable;
import java.util.Optional;

/**
 * The coordinate system in which a city delivers places.
 *
 * @param name of the system in its register, e.g. "EPSG:4326" or "ESRI:102696", or of one of {@link
 *     ShiftedDegrees}
 * @param proj4 parameters for the projection library, in the system's own unit; null for WGS84
 *     longitude and latitude in degrees, and for shifted ones
 * @param area where the system is meant to be used; a place outside is no place of this city
 */
public record CoordinateSystem(String name, String proj4, Area area) implements Serializable {

  /** WGS84 longitude and latitude. */
  public static final String WGS84 = "EPSG:4326";

  /** The whole world. */
  public static final Area WORLD = new Area(-180, -90, 180, 90);

  /** Whether coordinates are already longitude and latitude in WGS84. */
  public boolean isWgs84() {
    return proj4 == null && shift().isEmpty();
  }

  /** By what degrees are shifted; empty for all other systems. */
  public Optional<ShiftedDegrees> shift() {
    return ShiftedDegrees.named(name);
  }

  /** A box in WGS84 degrees that does not cross the antimeridian. */
  public record Area(double west, double south, double east, double north) implements Serializable {

    boolean contains(double lon, double lat) {
      return lon >= west && lon <= east && lat >= south && lat <= north;
    }
  }
}
