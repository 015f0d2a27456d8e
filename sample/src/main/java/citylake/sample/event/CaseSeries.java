package citylake.sample.event;

import citylake.sample.draw.Draw;
import citylake.sample.land.Cities;
import citylake.sample.land.City;
import citylake.sample.traffic.Vehicle;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Cases by the same hands: one offence, one method, about one hour of the day, days apart, in a
 * city and its neighbours; witnesses of some saw a vehicle.
 *
 * @param vehicle whose plate some witnesses give
 */
public record CaseSeries(int no, int offence, Method method, Vehicle vehicle, List<Case> cases) {
  private static final double AT_SCALE_1 = 60;
  private static final int AT_LEAST = 6;
  private static final int FIRST = -120;
  private static final int DAYS = 150;
  private static final int ALWAYS_KNOWN_CARS = 20;

  /** One case of a series: where, on which day, about when. */
  public record Case(int number, City city, int day, int hour) {}

  public CaseSeries {
    cases = List.copyOf(cases);
  }

  /** All series of a province. */
  public static List<CaseSeries> of(long seed, double scale, List<City> cities) {
    List<CaseSeries> all = new ArrayList<>();
    int count = AT_LEAST + (int) (AT_SCALE_1 * Math.sqrt(scale));
    for (int no = 0; no < count; no++) {
      Random random = Draw.of(seed, "series", no, 0);
      City home = cities.get(random.nextInt(cities.size()));
      List<City> around =
          cities.stream()
              .filter(city -> city.index() == home.index() || Cities.isNeighbour(home, city))
              .toList();
      int day = FIRST + random.nextInt(DAYS);
      int hour = random.nextInt(24);
      List<Case> cases = new ArrayList<>();
      int size = 4 + random.nextInt(6);
      for (int i = 0; i < size; i++) {
        City city = i == 0 ? home : around.get((i + random.nextInt(2)) % around.size());
        cases.add(new Case(i, city, day, Math.floorMod(hour + random.nextInt(3) - 1, 24)));
        day += 1 + random.nextInt(5);
      }
      all.add(
          new CaseSeries(
              no,
              Offence.IN_SERIES[random.nextInt(Offence.IN_SERIES.length)],
              Method.ALL.get(random.nextInt(Method.ALL.size())),
              Vehicle.of(home, random.nextInt(ALWAYS_KNOWN_CARS)),
              cases));
    }
    return List.copyOf(all);
  }

  public String id() {
    return "series_" + no;
  }
}
