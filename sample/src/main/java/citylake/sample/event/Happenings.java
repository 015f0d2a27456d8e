package citylake.sample.event;

import citylake.sample.draw.Draw;
import citylake.sample.form.Kind;
import citylake.sample.land.City;
import citylake.sample.land.Dwellings;
import citylake.sample.people.Calendar;
import java.util.Random;

/**
 * Events of a kind, a day and a city by number: where and when each happened, with hot places and
 * hot hours among them. Their number grows with the root of the province's scale, so that a small
 * province still has hot places to find.
 */
final class Happenings {
  private final long seed;
  private final double root;
  private final HotPlan plan;
  private final Dwellings dwellings;

  Happenings(long seed, double scale, HotPlan plan, Dwellings dwellings) {
    this.seed = seed;
    this.root = Math.sqrt(scale);
    this.plan = plan;
    this.dwellings = dwellings;
  }

  City city() {
    return plan.city();
  }

  Dwellings dwellings() {
    return dwellings;
  }

  long seed() {
    return seed;
  }

  /**
   * How many there are on a day.
   *
   * @param mean a day in the whole province at scale 1
   */
  int count(Kind kind, int day, double mean) {
    Random random = Draw.of(seed, kind.standardName() + " day", city().index(), day);
    return Draw.about(random, mean * root * city().share() * (0.85 + 0.3 * random.nextDouble()));
  }

  /** The sequence of event i. */
  Random random(Kind kind, int day, int i) {
    return Draw.of(seed, kind.standardName() + " row", city().index(), number(day, i));
  }

  /** What befalls the row of event i. */
  long hash(Kind kind, int day, int i, int part) {
    return Draw.hash(seed, kind.standardName() + part, city().index(), number(day, i));
  }

  private static long number(int day, int i) {
    return day * 1_000_000L + i;
  }

  /** Where and when, and the hot place or hours that it is planted in. */
  record Happening(Scene scene, Moment moment, String planted) {}

  /**
   * Draws where and when.
   *
   * @param hasSpan whether the time is mostly known as a span only
   */
  Happening happening(Kind kind, int day, boolean hasSpan, Random random) {
    String planted = null;
    Scene scene = null;
    double where = random.nextDouble();
    for (HotPlan.Place place : plan.places()) {
      if (place.kind() == kind && scene == null) {
        where -= place.share();
        if (where < 0) {
          scene = Scene.at(place, dwellings, random);
          planted = place.id();
        }
      }
    }
    if (scene == null) {
      scene = Scene.anywhere(dwellings, random);
    }
    HotPlan.Hours hours = hours(kind, day, random);
    Moment moment =
        hours != null
            ? Moment.within(day, hours, random)
            : kind == Kind.CRASH
                ? Moment.ofTraffic(day, random)
                : Moment.ofCrime(day, hasSpan, random);
    String when = hours == null ? null : hours.id();
    return new Happening(
        scene, moment, planted == null ? when : when == null ? planted : planted + " " + when);
  }

  /** The hot hours that an event of this day falls into by chance; null for none. */
  private HotPlan.Hours hours(Kind kind, int day, Random random) {
    double when = random.nextDouble();
    int dayOfWeek = Calendar.date(day).getDayOfWeek().getValue();
    for (HotPlan.Hours hours : plan.hours()) {
      if (hours.kind() == kind
          && hours.days().contains(dayOfWeek)
          && when < hours.share() * 7 / hours.days().size()) {
        return hours;
      }
    }
    return null;
  }
}
