package citylake.sample.traffic;

import citylake.sample.draw.Draw;
import citylake.sample.land.Cities;
import citylake.sample.land.City;
import citylake.sample.people.Calendar;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;

/**
 * Where a vehicle goes on a day: to work and back past the cameras between, one or two errands; one
 * day in 33 across the border to a neighbouring city and back. Day d of vehicle n depends on both
 * and the seed alone.
 */
public final class Trips {
  static final int BORDER_DAY = 33;
  private static final int STEP = 7;
  private static final int MISSED_OF_100 = 12;
  private static final double SLOW_KMH = 26;
  private static final double FASTER_KMH = 30;
  private static final double ROAD_KMH = 62;
  private static final double SECONDS_A_METRE_AT_1_KMH = 3.6;

  private final long seed;
  private final List<City> cities;

  Trips(long seed, List<City> cities) {
    this.seed = seed;
    this.cities = List.copyOf(cities);
  }

  /** Is told of each camera passed, in order of time. */
  interface Passes {
    void passed(int pass, Camera camera, LocalDateTime at, int speedKmh);
  }

  /** Whether a vehicle leaves its city on a day. */
  boolean isBorderDay(long number, int day) {
    return Math.floorMod(number + (long) STEP * day, BORDER_DAY) == 0 && cities.size() > 1;
  }

  /** The vehicles of a city that leave it on a day: every 33rd from this. */
  static long firstAway(int day) {
    return Math.floorMod(-(long) STEP * day, BORDER_DAY);
  }

  /** The neighbour that a vehicle goes to on a day on which it leaves. */
  City destination(City from, long number, int day) {
    List<City> neighbours = cities.stream().filter(city -> Cities.isNeighbour(from, city)).toList();
    if (neighbours.isEmpty()) {
      return from;
    }
    long hash = Draw.hash(seed, "away", from.index() * 1_000_000_000L + number, day);
    return neighbours.get((int) Draw.below(neighbours.size(), hash));
  }

  /** All that the vehicle passes on a day, in its own city and elsewhere. */
  void day(Vehicle vehicle, int day, Passes taker) {
    City home = vehicle.city();
    long habit = Draw.hash(seed, "habit", home.index(), vehicle.number());
    Random random = Draw.of(seed, "trips", home.index() * 1_000_000_000L + vehicle.number(), day);
    Drive drive = new Drive(random, taker);
    int hx = cell(habit);
    int hy = cell(habit >>> 8);
    int wx = cell(habit >>> 16);
    int wy = cell(habit >>> 24);
    if (isBorderDay(vehicle.number(), day)) {
      City there = destination(home, vehicle.number(), day);
      if (there.index() != home.index()) {
        acrossAndBack(drive, home, there, hx, hy, day);
        return;
      }
    }
    drive.startAt(Calendar.date(day).atTime(6 + random.nextInt(3), random.nextInt(60)));
    drive.through(home, hx, hy, wx, wy);
    drive.startAt(Calendar.date(day).atTime(16 + random.nextInt(3), random.nextInt(60)));
    drive.through(home, wx, wy, hx, hy);
    if (random.nextInt(3) > 0) {
      int x = random.nextInt(Camera.GRID);
      int y = random.nextInt(Camera.GRID);
      drive.startAt(Calendar.date(day).atTime(20, random.nextInt(60)));
      drive.through(home, hx, hy, x, y);
      drive.startAt(drive.now.plusMinutes(20 + random.nextInt(40)));
      drive.through(home, x, y, hx, hy);
    }
  }

  private static void acrossAndBack(Drive drive, City home, City there, int hx, int hy, int day) {
    int out = side(home, there);
    int in = (out + 2) % 4;
    int x = drive.random.nextInt(Camera.GRID);
    int y = drive.random.nextInt(Camera.GRID);
    drive.startAt(Calendar.date(day).atTime(7 + drive.random.nextInt(4), drive.random.nextInt(60)));
    drive.through(home, hx, hy, Camera.GRID / 2, Camera.GRID / 2);
    drive.past(new Camera(home, Camera.BORDER, out));
    drive.past(new Camera(there, Camera.BORDER, in));
    drive.through(there, Camera.GRID / 2, Camera.GRID / 2, x, y);
    drive.startAt(
        Calendar.date(day).atTime(17 + drive.random.nextInt(3), drive.random.nextInt(60)));
    drive.through(there, x, y, Camera.GRID / 2, Camera.GRID / 2);
    drive.past(new Camera(there, Camera.BORDER, in));
    drive.past(new Camera(home, Camera.BORDER, out));
    drive.through(home, Camera.GRID / 2, Camera.GRID / 2, hx, hy);
  }

  private static int side(City home, City there) {
    double east = there.lon() - home.lon();
    double north = there.lat() - home.lat();
    return Math.abs(east) > Math.abs(north) ? (east > 0 ? 1 : 3) : north > 0 ? 0 : 2;
  }

  private static int cell(long bits) {
    return (int) Draw.below(Camera.GRID, bits & 0xFF);
  }

  /** A vehicle on its way: where it was last, and when. */
  private static final class Drive {
    private final Random random;
    private final Passes taker;
    private LocalDateTime now;
    private Camera last;
    private int pass;

    Drive(Random random, Passes taker) {
      this.random = random;
      this.taker = taker;
    }

    void startAt(LocalDateTime start) {
      now = start.plusSeconds(random.nextInt(60));
      last = null;
    }

    /** First along the row, then along the column. */
    void through(City city, int fromX, int fromY, int toX, int toY) {
      int x = fromX;
      int y = fromY;
      past(new Camera(city, x, y));
      while (x != toX || y != toY) {
        if (x != toX) {
          x += Integer.signum(toX - x);
        } else {
          y += Integer.signum(toY - y);
        }
        past(new Camera(city, x, y));
      }
    }

    void past(Camera camera) {
      if (last != null) {
        now = now.plusSeconds(seconds(last, camera));
      }
      last = camera;
      int number = pass++;
      if (random.nextInt(100) >= MISSED_OF_100) {
        taker.passed(number, camera, now, (int) (SLOW_KMH + FASTER_KMH * random.nextDouble()));
      }
    }

    private long seconds(Camera from, Camera to) {
      boolean isRoad = from.x() == Camera.BORDER || to.x() == Camera.BORDER;
      double metres = Math.hypot(east(to) - east(from), north(to) - north(from));
      double kmh = (isRoad ? ROAD_KMH : SLOW_KMH) + FASTER_KMH * random.nextDouble();
      return 5 + (long) (metres * SECONDS_A_METRE_AT_1_KMH / kmh);
    }

    private static double east(Camera camera) {
      return camera.city().lon() * Camera.METRES_A_DEGREE_EAST + camera.eastM();
    }

    private static double north(Camera camera) {
      return camera.city().lat() * Camera.METRES_A_DEGREE_NORTH + camera.northM();
    }
  }
}
