package citylake.sample.event;

import citylake.sample.form.Kind;
import citylake.sample.land.City;
import java.util.List;
import java.util.Locale;

/**
 * Hot places and hours that are planted in a city, for crime and for crashes: the same, partly the
 * same, or with nothing in common, in turn from city to city.
 *
 * @param relation how crashes and crimes are planted
 */
public record HotPlan(City city, Relation relation, List<Place> places, List<Hours> hours) {
  /** Standard deviation of the scatter around a hot place, metres. */
  public static final int SCATTER_M = 110;

  /** Whether crashes and crimes share places and hours. */
  public enum Relation {
    COINCIDE,
    PARTLY,
    DO_NOT_COINCIDE;

    /** As a verdict says it. */
    public String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /**
   * Share of a kind's events that are scattered around a point.
   *
   * @param eastM metres from the centre
   */
  public record Place(String id, Kind kind, double eastM, double northM, double share) {}

  /**
   * Share of a kind's events that fall into some hours of the local week.
   *
   * @param days ISO days of week, 1 = Monday
   * @param toHour hour after the last
   */
  public record Hours(
      String id, Kind kind, List<Integer> days, int fromHour, int toHour, double share) {
    public Hours {
      days = List.copyOf(days);
    }
  }

  public HotPlan {
    places = List.copyOf(places);
    hours = List.copyOf(hours);
  }

  private static final double[][] CRIME = {{-2100, 1150}, {1550, -900}, {3050, 1600}};
  private static final double[][] ELSEWHERE = {{2300, 3100}, {-1200, -2550}, {-3600, -300}};
  private static final double[] SHARES = {0.055, 0.05, 0.04};
  private static final double AWAY_M = 20;
  private static final double SHARE_OF_HOURS = 0.13;
  private static final List<Integer> WEEKEND = List.of(5, 6);
  private static final List<Integer> WORKDAYS = List.of(1, 2, 3, 4, 5);

  static HotPlan of(City city) {
    Relation relation = Relation.values()[city.index() % Relation.values().length];
    int shared = relation == Relation.COINCIDE ? 3 : relation == Relation.PARTLY ? 1 : 0;
    Place[] places = new Place[6];
    for (int i = 0; i < 3; i++) {
      double[] crime = CRIME[i];
      double[] crash =
          i < shared ? new double[] {crime[0] + AWAY_M, crime[1] - AWAY_M} : ELSEWHERE[i];
      places[i] =
          new Place("place_incident_" + (i + 1), Kind.INCIDENT, crime[0], crime[1], SHARES[i]);
      places[i + 3] =
          new Place("place_crash_" + (i + 1), Kind.CRASH, crash[0], crash[1], SHARES[i]);
    }
    Hours crime = new Hours("hours_incident", Kind.INCIDENT, WEEKEND, 20, 23, SHARE_OF_HOURS);
    Hours crash =
        relation == Relation.COINCIDE
            ? new Hours("hours_crash", Kind.CRASH, WEEKEND, 20, 23, SHARE_OF_HOURS)
            : new Hours("hours_crash", Kind.CRASH, WORKDAYS, 7, 9, SHARE_OF_HOURS);
    return new HotPlan(city, relation, List.of(places), List.of(crime, crash));
  }

  /** The plans of some cities, for the truth. */
  public static List<HotPlan> of(List<City> cities) {
    return cities.stream().map(HotPlan::of).toList();
  }
}
