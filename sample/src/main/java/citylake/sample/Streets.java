package citylake.sample;

import static citylake.sample.CityPlan.INCIDENT;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The invented streets of one city: an irregular grid inside an ellipse, cut into districts and
 * quarters.
 */
final class Streets {
  private static final double LEANING = 0.20;

  private final CityPlan city;
  private final List<Double> northSouth;
  private final List<Double> eastWest;

  Streets(CityPlan city, long seed) {
    this.city = city;
    Random random = new Random(seed ^ city.key().hashCode());
    this.northSouth = lines(city.halfWidthM(), random);
    this.eastWest = lines(city.halfHeightM(), random);
  }

  private static List<Double> lines(double half, Random random) {
    List<Double> lines = new ArrayList<>();
    for (double at = -half; at < half; at += 70 + random.nextInt(60)) {
      lines.add(at);
    }
    return lines;
  }

  /** A point on some street of the city; a share of the events leans to one side. */
  Event.Spot onStreet(String kind, Random random) {
    double pull = kind.equals(INCIDENT) ? city.crimePull() : city.crashPull();
    while (true) {
      boolean leans = random.nextDouble() < LEANING;
      double east =
          leans
              ? pull + city.halfWidthM() / 3 * random.nextGaussian()
              : city.halfWidthM() * (2 * random.nextDouble() - 1);
      double north =
          leans
              ? city.halfHeightM() / 3 * random.nextGaussian()
              : city.halfHeightM() * (2 * random.nextDouble() - 1);
      if (random.nextBoolean()) {
        east = nearest(northSouth, east) + 3 * random.nextGaussian();
      } else {
        north = nearest(eastWest, north) + 3 * random.nextGaussian();
      }
      if (isInside(east, north)) {
        return spot(east, north, random);
      }
    }
  }

  /** This point, with the address, district and quarter it falls into. */
  Event.Spot spot(double eastM, double northM, Random random) {
    int street = StrictMath.floorMod((int) StrictMath.floor(northM / 95), 61);
    int house = 1 + StrictMath.floorMod((int) StrictMath.floor(eastM / 9), 900);
    int district = (eastM < 0 ? 1 : 2) + (northM < 0 ? 2 : 0);
    int quarter =
        1
            + StrictMath.floorMod((int) StrictMath.floor(eastM / 1700), 7) * 5
            + StrictMath.floorMod((int) StrictMath.floor(northM / 1700), 5);
    String address = city.vendor().address(street, house, random.nextInt(5) == 0);
    return new Event.Spot(eastM, northM, address, district, quarter);
  }

  private boolean isInside(double east, double north) {
    double x = east / city.halfWidthM();
    double y = north / city.halfHeightM();
    return x * x + y * y < 1;
  }

  private static double nearest(List<Double> lines, double at) {
    double best = lines.get(0);
    for (double line : lines) {
      if (StrictMath.abs(line - at) < StrictMath.abs(best - at)) {
        best = line;
      }
    }
    return best;
  }
}
