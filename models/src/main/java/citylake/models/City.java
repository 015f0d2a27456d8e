package citylake.models;

import java.io.Serializable;
import java.time.ZoneId;

/**
 * What a model must know of a city to lay a grid over it and to read its clocks.
 *
 * @param code the {@code city_code} of its rows
 * @param centreLon declared centre, degrees east, WGS84; origin of the city's grids
 * @param centreLat declared centre, degrees north, WGS84
 * @param zone the zone of the city's wall clocks
 */
public record City(String code, double centreLon, double centreLat, ZoneId zone)
    implements Serializable {
  /** Farther north or south the local projection is not meant to be used. */
  private static final double POLEWARD_LIMIT = 80;

  public City {
    if (code.isBlank()) {
      throw new IllegalArgumentException("Invalid city (its code must not be blank)");
    }
    if (!(Math.abs(centreLon) <= 180) || !(Math.abs(centreLat) <= POLEWARD_LIMIT)) {
      throw new IllegalArgumentException(
          "Invalid centre of city %s (longitude must be within 180, latitude within %.0f degrees): %s, %s"
              .formatted(code, POLEWARD_LIMIT, centreLon, centreLat));
    }
  }
}
