package citylake.sample.night;

import citylake.sample.form.Kind;
import citylake.sample.land.City;
import java.time.LocalTime;
import java.util.Locale;

/**
 * When the file that a city writes for a night arrives, and in which state. Said of each night
 * apart: but for the city that joins midway, a run of five nights is the beginning of one of
 * thirty.
 */
public final class Timetable {
  private static final int JOINS = 15;
  private static final LocalTime BEFORE_DEADLINE = LocalTime.of(0, 20);
  private static final LocalTime AFTER_DEADLINE = LocalTime.of(1, 25);

  /** State in which a file arrives. */
  public enum State {
    WHOLE,
    /** It breaks off; the whole file comes the night after under another name. */
    TORN,
    /** It comes again the night after, under another name. */
    TWICE,
    /** Its last heading has another name, as after an update; comes again like a torn one. */
    RENAMED_FIELD,
    /** It is in another encoding than agreed; comes again like a torn one. */
    OTHER_ENCODING;

    /** As the truth calls it. */
    String standardName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a reader may take it. */
    boolean isGood() {
      return this == WHOLE || this == TWICE;
    }
  }

  /**
   * One arrival.
   *
   * @param night on which it arrives
   */
  public record Arrival(int night, LocalTime at, State state) {}

  private Timetable() {}

  /** The first night of a city; one city joins midway, on the third of a few nights. */
  public static int firstNight(City city, int nights) {
    return city.index() == JOINS ? Math.max(3, nights / 2) : 1;
  }

  /** When the file that is written for this night arrives. */
  public static Arrival arrival(City city, Kind kind, int night) {
    return switch (city.index()) {
      case 1 ->
          night == 4 && kind == Kind.INCIDENT
              ? new Arrival(night, BEFORE_DEADLINE, State.OTHER_ENCODING)
              : punctual(night);
      case 2 -> night == 2 ? new Arrival(3, BEFORE_DEADLINE, State.WHOLE) : punctual(night);
      case 3 ->
          night == 4 && kind == Kind.INCIDENT
              ? new Arrival(night, BEFORE_DEADLINE, State.RENAMED_FIELD)
              : punctual(night);
      case 4 -> night == 2 ? new Arrival(2, AFTER_DEADLINE, State.WHOLE) : punctual(night);
      case 6 ->
          night == 2 && kind == Kind.CRASH
              ? new Arrival(night, BEFORE_DEADLINE, State.TORN)
              : punctual(night);
      case 8 ->
          night == 1 && kind == Kind.INCIDENT
              ? new Arrival(night, BEFORE_DEADLINE, State.TWICE)
              : punctual(night);
      case 10 ->
          night >= 8 && night <= 14
              ? new Arrival(15, BEFORE_DEADLINE, State.WHOLE)
              : punctual(night);
      case 12 -> night == 5 ? new Arrival(night, BEFORE_DEADLINE, State.TORN) : punctual(night);
      default -> punctual(night);
    };
  }

  /** The night on which a city's files for a night arrive, whatever their state. */
  public static int arrival(City city, int night) {
    return arrival(city, Kind.INCIDENT, night).night();
  }

  private static Arrival punctual(int night) {
    return new Arrival(night, BEFORE_DEADLINE, State.WHOLE);
  }
}
