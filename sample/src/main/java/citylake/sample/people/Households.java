package citylake.sample.people;

import citylake.sample.draw.Draw;
import citylake.sample.land.City;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * The province's households by city and number. Household n of a city depends on n, the city and
 * the seed alone, so any may be drawn at any time.
 *
 * <p>One household in twenty moves within a year before the first night or sixty nights after it,
 * three of five of them to another city. The household register follows at once, weeks later or
 * never, and sometimes keeps the old entry.
 */
public final class Households {
  /** Households in a province of scale 1. */
  public static final double AT_SCALE_1 = 96_000;

  static final int MOVERS = 20;
  private static final int MOVER = 7;
  private static final int YEAR = 365;
  private static final int NIGHTS_OF_MOVES = 60;
  private static final double TO_ANOTHER_CITY = 0.6;
  private static final double REGISTERED_AT_ONCE = 0.4;
  private static final double REGISTERED_LATER = 0.35;
  private static final double KEEPS_OLD_ENTRY = 0.08;
  private static final double EMPTY_DWELLINGS = 0.15;

  private final long seed;
  private final double scale;
  private final List<City> cities;
  private final Families families;

  public Households(long seed, double scale, List<City> cities) {
    this.seed = seed;
    this.scale = scale;
    this.cities = List.copyOf(cities);
    this.families = new Families(seed);
  }

  public List<City> cities() {
    return cities;
  }

  /** How many households come from a city. */
  public long count(City city) {
    return Math.max(MOVERS, Math.round(AT_SCALE_1 * scale * city.share()));
  }

  /** Dwellings that stand on day 0, lived in or not. */
  public long dwellings(City city) {
    return count(city) + spare(city);
  }

  private long spare(City city) {
    return Math.max(MOVERS, Math.round(count(city) * EMPTY_DWELLINGS));
  }

  public Household household(City city, long no) {
    return new Household(city, no, families.members(city, no), stays(city, no));
  }

  /** Any household, of this city as often as {@code share} says, else of the whole province. */
  public Household any(Random random, City city, double share) {
    City from = random.nextDouble() < share ? city : cities.get(random.nextInt(cities.size()));
    return household(from, (long) (random.nextDouble() * count(from)));
  }

  /** All who ever live in a city, each once: its own, then those who move in. */
  public void living(City city, Consumer<Household> taker) {
    for (long no = 0; no < count(city); no++) {
      taker.accept(household(city, no));
    }
    for (City from : cities) {
      if (from.index() == city.index()) {
        continue;
      }
      for (long no = MOVER; no < count(from); no += MOVERS) {
        if (destination(from, no).index() == city.index()) {
          taker.accept(household(from, no));
        }
      }
    }
  }

  private List<Stay> stays(City city, long no) {
    if (no % MOVERS != MOVER) {
      return List.of(stay(city, no, Calendar.NEVER, Calendar.NEVER));
    }
    Random random = Draw.of(seed, "move", city.index(), no);
    int moved = random.nextInt(YEAR + NIGHTS_OF_MOVES) - YEAR;
    double register = random.nextDouble();
    int registered =
        register < REGISTERED_AT_ONCE
            ? moved
            : register < REGISTERED_AT_ONCE + REGISTERED_LATER
                ? moved + 5 + random.nextInt(60)
                : Calendar.NEVER;
    int struckOut = random.nextDouble() < KEEPS_OLD_ENTRY ? Calendar.NEVER : registered;
    City to = destination(city, no);
    long dwelling = count(to) + (long) (random.nextDouble() * spare(to));
    return List.of(
        stay(city, no, moved, struckOut),
        new Stay(1, to, dwelling, moved, Calendar.NEVER, registered, Calendar.NEVER));
  }

  /** The first dwelling of household n is dwelling n, since years. */
  private Stay stay(City city, long no, int to, int registeredTo) {
    int from = -400 - (int) Draw.below(6_000, Draw.hash(seed, "stay", city.index(), no));
    return new Stay(0, city, no, from, to, from, registeredTo);
  }

  private City destination(City city, long no) {
    long hash = Draw.hash(seed, "to", city.index(), no);
    if (cities.size() == 1 || Draw.below(1_000, hash) >= TO_ANOTHER_CITY * 1_000) {
      return city;
    }
    int step = 1 + (int) Draw.below(cities.size() - 1, hash >>> 12);
    return cities.get((city.index() + step) % cities.size());
  }
}
