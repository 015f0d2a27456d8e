package citylake.models.patrol;

import citylake.models.City;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which cities lie on one grid: those near each other, directly or through others.
 *
 * <p>A grid is laid round the centre of the city with the lowest code among them. It reaches only
 * so far; a chain of cities that goes on beyond is cut, and its rest has grids of its own.
 */
final class SharedGrids {
  private static final double METRES_A_DEGREE = 111_195;

  private SharedGrids() {}

  /**
   * The city whose centre is the origin, by the code of each city.
   *
   * @param withinM cities are near each other when their centres are
   * @param reachM how far from the origin the centres of a grid's cities lie at most
   */
  static Map<String, City> of(List<City> cities, double withinM, double reachM) {
    Map<String, City> origins = new TreeMap<>();
    List<City> ordered = cities.stream().sorted((a, b) -> a.code().compareTo(b.code())).toList();
    for (City city : ordered) {
      if (!origins.containsKey(city.code())) {
        List<City> open = new ArrayList<>(List.of(city));
        while (!open.isEmpty()) {
          City next = open.remove(0);
          if (origins.putIfAbsent(next.code(), city) == null) {
            ordered.stream()
                .filter(other -> distanceM(next, other) <= withinM)
                .filter(other -> distanceM(city, other) <= reachM)
                .forEach(open::add);
          }
        }
      }
    }
    return origins;
  }

  /** On a sphere, near enough to tell neighbours from strangers. */
  private static double distanceM(City a, City b) {
    double north = a.centreLat() - b.centreLat();
    double middle = Math.toRadians((a.centreLat() + b.centreLat()) / 2);
    double east = Math.IEEEremainder(a.centreLon() - b.centreLon(), 360) * Math.cos(middle);
    return METRES_A_DEGREE * Math.hypot(north, east);
  }
}
