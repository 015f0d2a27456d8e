package citylake.sample.traffic;

import citylake.sample.land.Cities;
import citylake.sample.land.City;

/**
 * A camera over a road: six by six in the middle of each city, and one at each of the four roads to
 * the neighbours.
 *
 * @param x column from the west, or {@link #BORDER} for the border's
 * @param y row from the south, or the side of the border: 0 north, 1 east, 2 south, 3 west
 */
public record Camera(City city, int x, int y) {
  static final int GRID = 6;
  static final int BORDER = GRID;
  static final double SPACING_M = 2_200;
  static final double BORDER_M = 24_000;
  static final double METRES_A_DEGREE_NORTH = 111_195;

  /** At the province's latitude; cities are set apart by it. */
  static final double METRES_A_DEGREE_EAST = 106_600;

  private static final int SIDES = 4;
  private static final String TYPE = "119";
  private static final int NUMBERS = 100_000_000;

  /** All cameras of a city are {@code (0..5, 0..5)} and {@code (BORDER, 0..3)}. */
  public static int count() {
    return GRID * GRID + SIDES;
  }

  public static Camera of(City city, int number) {
    return number < GRID * GRID
        ? new Camera(city, number % GRID, number / GRID)
        : new Camera(city, BORDER, number - GRID * GRID);
  }

  /** Twenty digits: community, type and number, as device numbers are made up. */
  public String no() {
    int number = x == BORDER ? GRID * GRID + y : y * GRID + x;
    return city.code() + "002" + TYPE + String.valueOf(NUMBERS + number).substring(1);
  }

  public double lon() {
    return city.lonAt(eastM());
  }

  public double lat() {
    return city.latAt(northM());
  }

  public String words() {
    return x == BORDER
        ? Cities.PROVINCE + city.name() + "市出城卡口" + "北东南西".charAt(y)
        : city.name() + "市卡口" + (char) ('A' + x) + (y + 1);
  }

  double eastM() {
    if (x < BORDER) {
      return (x - (GRID - 1) / 2.0) * SPACING_M;
    }
    return y == 1 ? BORDER_M : y == 3 ? -BORDER_M : 0;
  }

  double northM() {
    if (x < BORDER) {
      return (y - (GRID - 1) / 2.0) * SPACING_M;
    }
    return y == 0 ? BORDER_M : y == 2 ? -BORDER_M : 0;
  }
}
