package citylake.sample.event;

import citylake.sample.draw.Draw;
import citylake.sample.land.Cities;
import citylake.sample.land.City;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A wave of one kind of fraud: it begins in a city and reaches the neighbours three days later.
 *
 * @param code of the fraud
 * @param day first day in the first city
 * @param days how long it lasts in each
 * @param times how many times the usual number of alerts there are
 */
public record FraudWave(int no, String code, City from, int day, int days, int times) {
  private static final int DAYS_TO_NEIGHBOURS = 3;
  private static final int WAVES = 14;
  private static final int FIRST = -80;
  private static final int A_WAVE_EVERY = 9;

  /** All waves of a province, one every nine days. */
  public static List<FraudWave> of(long seed, List<City> cities) {
    List<FraudWave> waves = new ArrayList<>();
    for (int no = 0; no < WAVES; no++) {
      Random random = Draw.of(seed, "wave", no, 0);
      waves.add(
          new FraudWave(
              no,
              Alerts.CODES[random.nextInt(Alerts.CODES.length)],
              cities.get(random.nextInt(cities.size())),
              FIRST + no * A_WAVE_EVERY + random.nextInt(5),
              3 + random.nextInt(4),
              5 + random.nextInt(5)));
    }
    return List.copyOf(waves);
  }

  public String id() {
    return "wave_" + no;
  }

  boolean isOn(City city, int when) {
    int begin =
        city.index() == from.index()
            ? day
            : Cities.isNeighbour(city, from) ? day + DAYS_TO_NEIGHBOURS : Integer.MAX_VALUE;
    return when >= begin && when - begin < days;
  }
}
