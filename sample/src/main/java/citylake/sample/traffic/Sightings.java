package citylake.sample.traffic;

import citylake.sample.draw.Draw;
import citylake.sample.form.Kind;
import citylake.sample.land.Cities;
import citylake.sample.land.City;
import citylake.sample.night.Night;
import citylake.sample.night.Row;
import citylake.sample.night.RowTaker;
import citylake.sample.people.Calendar;
import citylake.sample.people.Households;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Sightings of vehicles by the cameras of a city: its own, those that come over the border, and
 * clones: one plate in 499 is also on another car in a city far off. One pass in a hundred is taken
 * twice within seconds.
 */
public final class Sightings {
  private static final double VEHICLES_A_HOUSEHOLD = 1.4;
  private static final int CLONED = 499;
  private static final int CLONE_STEP = 5;
  private static final int TWICE = 100;
  private static final int PASSES = 128;
  private static final int TWIN = 64;
  private static final long CITY_STEP = 1L << 20;
  private static final long SCRAMBLE = 0x5DEECE66DL;
  private static final long NUMBERS = 1L << 40;
  private static final long DECIMALS = 10_000_000_000_000L;
  private static final String[] DIRECTIONS = {"1", "2", "3", "4"};
  private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;

  /** Days of history that the first night tells of: sightings are many and soon expire. */
  static final int HISTORY = 1;

  private final long seed;
  private final Households households;
  private final Trips trips;

  public Sightings(long seed, Households households) {
    this.seed = seed;
    this.households = households;
    this.trips = new Trips(seed, households.cities());
  }

  /** How many vehicles a city has. */
  public long vehicles(City city) {
    return Math.round(households.count(city) * VEHICLES_A_HOUSEHOLD);
  }

  /** Household whose head owns vehicle n. */
  public long owner(City city, long n) {
    return Draw.below(households.count(city), Draw.hash(seed, "owner", city.index(), n));
  }

  /** Offers the sightings of the days that a night may tell of. */
  public void offer(City city, Night night, RowTaker taker) {
    night.days(HISTORY, day -> offerDay(city, day, taker));
  }

  private void offerDay(City city, int day, RowTaker taker) {
    for (long n = 0; n < vehicles(city); n++) {
      drive(city, Vehicle.of(city, n), city, day, 0, taker);
    }
    List<City> cities = households.cities();
    for (City from : cities) {
      if (Cities.isNeighbour(from, city)) {
        for (long n = Trips.firstAway(day); n < vehicles(from); n += Trips.BORDER_DAY) {
          if (trips.destination(from, n, day).index() == city.index()) {
            drive(city, Vehicle.of(from, n), from, day, 0, taker);
          }
        }
      }
    }
    City origin = cities.get(Math.floorMod(city.index() - CLONE_STEP, cities.size()));
    for (long n = 0; n < vehicles(origin) && origin.index() != city.index(); n += CLONED) {
      drive(city, Vehicle.of(origin, n), city, day, 1, taker);
    }
  }

  /**
   * Offers what the cameras of one city see of a vehicle on a day.
   *
   * @param garage city in which the car stands at night: another than its plate's for a clone
   * @param clone 1 for the car with the copied plate
   */
  private void drive(City city, Vehicle vehicle, City garage, int day, int clone, RowTaker taker) {
    Vehicle driven =
        clone == 0
            ? vehicle
            : new Vehicle(
                vehicle.no(),
                garage,
                vehicles(garage) + vehicle.number(),
                vehicle.plate(),
                vehicle.colour(),
                vehicle.typeCode());
    trips.day(
        driven,
        day,
        (pass, camera, at, speed) -> {
          if (camera.city().index() != city.index()) {
            return;
          }
          long number =
              ((garage.index() + 16L * clone) * CITY_STEP + driven.number()) * PASSES + pass;
          offerPass(day, number, vehicle, camera, at, speed, clone, taker);
          if (Draw.below(TWICE, Draw.hash(seed, "twice", number, day)) == 0) {
            offerPass(
                day, number + TWIN, vehicle, camera, at.plusSeconds(4), speed, clone + 2, taker);
          }
        });
  }

  private void offerPass(
      int day,
      long number,
      Vehicle vehicle,
      Camera camera,
      LocalDateTime at,
      int speed,
      int oddity,
      RowTaker taker) {
    long hash = Draw.hash(seed, "pass", number, day);
    taker.offer(
        Kind.VEHICLE_SIGHTING,
        day,
        Calendar.NEVER,
        hash,
        changed -> row(day, number, vehicle, camera, at, speed, oddity, hash));
  }

  private static Row row(
      int day,
      long number,
      Vehicle vehicle,
      Camera camera,
      LocalDateTime at,
      int speed,
      int oddity,
      long hash) {
    PlateReading reading = PlateReading.of(vehicle, Draw.hash(hash, "reading", 0, 0));
    String fault =
        reading.fault() != null
            ? reading.fault()
            : oddity == 0 ? null : oddity == 2 ? "twice" : "clone";
    long scrambled = (number * SCRAMBLE) & (NUMBERS - 1);
    return Row.of(
            "Q"
                + Calendar.date(day).format(DATE)
                + String.valueOf(DECIMALS + scrambled).substring(1),
            camera.no(),
            at,
            reading.plate(),
            reading.colour(),
            vehicle.typeCode(),
            speed,
            1 + (int) Draw.below(3, hash >>> 40),
            DIRECTIONS[(int) Draw.below(DIRECTIONS.length, hash >>> 44)],
            camera.lon(),
            camera.lat(),
            camera.words())
        .planted(fault == null ? null : fault + " " + vehicle.no());
  }
}
