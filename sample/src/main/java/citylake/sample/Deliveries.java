package citylake.sample;

import static citylake.sample.CityPlan.CRASH;
import static citylake.sample.CityPlan.INCIDENT;

import citylake.sample.DumpDraft.Delivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the invented cities deliver in two nights: which file, when, and with which faults. */
final class Deliveries {
  static final LocalDate NIGHT_1 = LocalDate.of(2026, 7, 1);
  static final LocalDate NIGHT_2 = LocalDate.of(2026, 7, 2);
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
  private static final int HALF_YEAR = 181;
  static final String LATE_CITY = "yuanbo";
  private static final ZoneId CLOCK = ZoneId.of("Asia/Shanghai");
  private static final LocalTime BEFORE_DEADLINE = LocalTime.of(0, 20);
  private static final LocalTime AFTER_DEADLINE = LocalTime.of(1, 25);
  private static final String DATE_1 = "20260701";
  private static final String DATE_2 = "20260702";
  private static final String DATE_1_AGAIN = "20260701_again";

  private final List<Delivery> first = new ArrayList<>();
  private final List<Delivery> second = new ArrayList<>();
  private final Truth truth;

  Deliveries(long seed) {
    List<Truth.City> cities = new ArrayList<>();
    for (CityPlan city : CityPlan.province()) {
      EventGenerator incidents = new EventGenerator(city, INCIDENT, seed);
      EventGenerator crashes = new EventGenerator(city, CRASH, seed);
      List<Event> crimes = incidents.grow(city.incidents(), FIRST_DAY, HALF_YEAR);
      List<Event> collisions = crashes.grow(city.crashes(), FIRST_DAY, HALF_YEAR);
      boolean isLate = city.key().equals("tingmo");
      LocalDate night = isLate ? NIGHT_2 : NIGHT_1;
      Delivery crimeFile = halfYear(city, INCIDENT, crimes).taken(night, DATE_1);
      Delivery crashFile = halfYear(city, CRASH, collisions).taken(night, DATE_1);
      (isLate ? second : first).addAll(List.of(crimeFile, crashFile));

      List<Event> newCrimes = incidents.grow(55, NIGHT_1, 1);
      List<Event> newCollisions = crashes.grow(40, NIGHT_1, 1);
      second.add(nextDay(city, INCIDENT, newCrimes, crimes, incidents).taken(NIGHT_2, DATE_2));
      DumpDraft crashDraft = nextDay(city, CRASH, newCollisions, collisions, crashes);
      if (city.key().equals("jichuan")) {
        byte[] whole = crashDraft.bytes();
        byte[] torn = Arrays.copyOf(whole, whole.length * 6 / 10);
        second.add(crashDraft.notTaken(NIGHT_2, DATE_2, torn, "refused"));
      } else {
        second.add(crashDraft.taken(NIGHT_2, DATE_2));
      }
      if (city.key().equals(LATE_CITY)) {
        second.add(crashDraft.notTaken(NIGHT_2, DATE_1_AGAIN, crashFile.bytes(), "already_taken"));
      }
      cities.add(truthOf(city, incidents, crashes));
    }
    List<Truth.File> files = new ArrayList<>();
    first.forEach(delivery -> files.add(delivery.truth()));
    second.forEach(delivery -> files.add(delivery.truth()));
    this.truth = new Truth(seed, cities, files);
  }

  Truth truth() {
    return truth;
  }

  /**
   * The half year so far: a few records are repeated, spoilt, without a number or of an unlisted
   * category.
   */
  private static DumpDraft halfYear(CityPlan city, String kind, List<Event> events) {
    DumpDraft draft = new DumpDraft(city, kind);
    List<Event> withUnlisted = new ArrayList<>(events);
    for (int i = 1; i <= 5; i++) {
      int at = events.size() / 6 * i;
      Event event = events.get(at);
      withUnlisted.set(at, event.recategorised(city.vendor().unlistedCategory()));
    }
    draft.add(withUnlisted);
    int spoilt = 0;
    for (int i = 40; spoilt < 4; i++) {
      if (events.get(i).from() != null) {
        draft.spoilTime(i, events.get(i));
        spoilt++;
      }
    }
    draft.repeat(100);
    draft.repeat(200);
    draft.addWithoutKey(events.get(300));
    draft.addBroken(1000);
    draft.addBroken(2000);
    return draft;
  }

  private static DumpDraft nextDay(
      CityPlan city, String kind, List<Event> news, List<Event> known, EventGenerator generator) {
    DumpDraft draft = new DumpDraft(city, kind);
    draft.add(news);
    int corrections = kind.equals(INCIDENT) ? 25 : 6;
    for (int i = 1; i <= corrections; i++) {
      Event event = known.get(500 + 37 * i);
      draft.correct(
          event.corrected(
              generator.otherCategory(event.category()), event.reported().minusMinutes(4)));
    }
    int retractions = kind.equals(INCIDENT) ? 5 : 1;
    for (int i = 1; i <= retractions; i++) {
      draft.retract(known.get(600 + 41 * i).retracted());
    }
    return draft;
  }

  private static Truth.City truthOf(
      CityPlan city, EventGenerator incidents, EventGenerator crashes) {
    List<Truth.Place> places = new ArrayList<>();
    for (CityPlan.HotPlace place : city.hotPlaces()) {
      int events = (place.kind().equals(INCIDENT) ? incidents : crashes).planted(place);
      places.add(
          new Truth.Place(
              place.kind(),
              Patch.lon(city, place.eastM()),
              Patch.lat(city, place.northM()),
              CityPlan.SCATTER_M,
              events));
    }
    List<Truth.Hours> hours = new ArrayList<>();
    for (CityPlan.HotHours hot : city.hotHours()) {
      int events = (hot.kind().equals(INCIDENT) ? incidents : crashes).planted(hot);
      hours.add(new Truth.Hours(hot.kind(), hot.days(), hot.fromHour(), hot.toHour(), events));
    }
    return new Truth.City(
        city.key(),
        city.code(),
        city.name(),
        city.vendor().name(),
        city.lon(),
        city.lat(),
        places,
        hours,
        city.coincidence());
  }

  List<String> writeNight1(Path dumps) {
    write(dumps, first);
    TruthFile.write(dumps.resolveSibling("truth.json"), truth);
    return Story.ofNight1(truth);
  }

  List<String> writeNight2(Path dumps) {
    write(dumps, second);
    return Story.ofNight2(truth);
  }

  private static void write(Path dumps, List<Delivery> deliveries) {
    for (Delivery delivery : deliveries) {
      Path file = delivery.in(dumps);
      try {
        Files.createDirectories(file.getParent());
        Files.write(file, delivery.bytes());
        Files.setLastModifiedTime(file, FileTime.from(arrival(delivery.truth())));
      } catch (IOException e) {
        throw new UncheckedIOException(
            "Failed to write the sample dump %s: %s. Check the folder's rights and free space; no lake was touched."
                .formatted(file, e.getMessage()),
            e);
      }
    }
  }

  /** Forty minutes before the deadline at one o'clock, but for one file of the second night. */
  private static Instant arrival(Truth.File file) {
    boolean isLate =
        file.night().equals(NIGHT_2)
            && file.city().equals(LATE_CITY)
            && file.kind().equals(INCIDENT);
    return file.night().atTime(isLate ? AFTER_DEADLINE : BEFORE_DEADLINE).atZone(CLOCK).toInstant();
  }
}
