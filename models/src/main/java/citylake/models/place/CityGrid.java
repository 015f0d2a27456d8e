package citylake.models.place;

import citylake.models.City;
import java.io.Serializable;
import java.util.List;
import java.util.OptionalLong;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.ProjCoordinate;
import org.locationtech.proj4j.proj.Projection;

/**
 * The square grid of one city.
 *
 * <p>Safe for use by several threads: the projection keeps no state between calls.
 */
public final class CityGrid implements Serializable {
  private static final long serialVersionUID = 1;

  /** Beyond this many degrees from the centre nothing is projected: far outside any city. */
  private static final double NEARBY_DEGREES = 2;

  private static final double DECIMETRE = 0.1;

  private final City city;
  private final int cellSizeM;
  private final double leftOutBeyondM;
  private final Projection projection;

  /**
   * Lays the grid.
   *
   * @param cellSizeM side of a cell, m
   * @param leftOutBeyondM places farther from the centre belong to no cell, m
   */
  public CityGrid(City city, int cellSizeM, double leftOutBeyondM) {
    this.city = city;
    this.cellSizeM = cellSizeM;
    this.leftOutBeyondM = leftOutBeyondM;
    String localMetres =
        "+proj=tmerc +lat_0=%s +lon_0=%s +k=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs"
            .formatted(city.centreLat(), city.centreLon());
    this.projection =
        new CRSFactory().createFromParameters("city " + city.code(), localMetres).getProjection();
  }

  /** Key of the cell that a place lies in; empty when it is too far from the centre. */
  public OptionalLong cellKeyOf(double lon, double lat) {
    return keyOf(lon, lat, cellSizeM);
  }

  /**
   * Key of the square of one decimetre that a place lies in; empty as in {@link #cellKeyOf}. Places
   * in whole decimetres can be counted together, and lie in the same cells of any size in metres.
   */
  public OptionalLong positionKeyOf(double lon, double lat) {
    return keyOf(lon, lat, DECIMETRE);
  }

  private OptionalLong keyOf(double lon, double lat, double sideM) {
    double eastDegrees = Math.IEEEremainder(lon - city.centreLon(), 360);
    double nearbyLon = NEARBY_DEGREES / Math.cos(Math.toRadians(city.centreLat()));
    boolean isNearby =
        Math.abs(eastDegrees) < nearbyLon && Math.abs(lat - city.centreLat()) < NEARBY_DEGREES;
    if (!isNearby) {
      return OptionalLong.empty();
    }
    ProjCoordinate metres = projection.project(new ProjCoordinate(lon, lat), new ProjCoordinate());
    if (!(Math.hypot(metres.x, metres.y) <= leftOutBeyondM)) {
      return OptionalLong.empty();
    }
    int x = (int) Math.floor(metres.x / sideM);
    int y = (int) Math.floor(metres.y / sideM);
    return OptionalLong.of(Cell.key(x, y));
  }

  public LonLat centreOf(Cell cell) {
    return ground(cell.x() + 0.5, cell.y() + 0.5);
  }

  /** South-west, south-east, north-east, north-west corner. */
  public List<LonLat> cornersOf(Cell cell) {
    return List.of(
        ground(cell.x(), cell.y()),
        ground(cell.x() + 1.0, cell.y()),
        ground(cell.x() + 1.0, cell.y() + 1.0),
        ground(cell.x(), cell.y() + 1.0));
  }

  private LonLat ground(double columns, double rows) {
    ProjCoordinate metres = new ProjCoordinate(columns * cellSizeM, rows * cellSizeM);
    ProjCoordinate degrees = projection.inverseProject(metres, new ProjCoordinate());
    return new LonLat(degrees.x, degrees.y);
  }
}
