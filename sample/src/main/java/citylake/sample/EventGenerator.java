package citylake.sample;

import static citylake.sample.CityPlan.INCIDENT;
import static citylake.sample.CityPlan.SCATTER_M;

import citylake.sample.CityPlan.HotHours;
import citylake.sample.CityPlan.HotPlace;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Grows the events of one kind in one city: a background along streets and over the day, and what
 * the plan adds to it.
 *
 * <p>{@link Random} on purpose: its sequence is part of Java's specification, so a seed means the
 * same events everywhere.
 */
final class EventGenerator {
  private static final double NOBODY_KNOWS_WHERE = 0.025;
  private static final double NOBODY_KNOWS_WHEN = 0.015;
  private static final double DEFAULT_MIDNIGHT = 0.030;
  private static final double SPAN = 0.75;
  private static final double SPAN_OF_WEEKS = 0.010;
  private static final double SECOND_OFFENCE = 0.06;

  private final CityPlan city;
  private final String kind;
  private final Random random;
  private final Streets streets;
  private final Map<HotPlace, Integer> plantedPlaces = new HashMap<>();
  private final Map<HotHours, Integer> plantedHours = new HashMap<>();
  private int nextNumber;

  EventGenerator(CityPlan city, String kind, long seed) {
    this.city = city;
    this.kind = kind;
    this.random = new Random(seed * 31 + (city.key() + kind).hashCode());
    this.streets = new Streets(city, seed);
  }

  /** How many events were scattered around this place so far. */
  int planted(HotPlace place) {
    return plantedPlaces.getOrDefault(place, 0);
  }

  /** How many events were put into these hours so far. */
  int planted(HotHours hours) {
    return plantedHours.getOrDefault(hours, 0);
  }

  /** Events of these days with consecutive numbers; an incident with two offences gives two. */
  List<Event> grow(int howMany, LocalDate firstDay, int days) {
    List<Event> events = new ArrayList<>(howMany + howMany / 10);
    List<HotHours> hotHours = within(firstDay, days);
    for (int i = 0; i < howMany; i++) {
      HotHours hours = pick(hotHours, HotHours::kind, HotHours::share);
      HotPlace place = pick(city.hotPlaces(), HotPlace::kind, HotPlace::share);
      boolean isPlaced = random.nextDouble() >= NOBODY_KNOWS_WHERE;
      Event.Spot spot = isPlaced ? spotOf(place) : null;
      Event event = timed(hours, spot, firstDay, days);
      events.add(event);
      boolean isDouble = kind.equals(INCIDENT) && random.nextDouble() < SECOND_OFFENCE;
      if (isDouble) {
        events.add(event.alsoAs(otherCategory(event.category())));
      }
      int rows = isDouble ? 2 : 1;
      if (hours != null) {
        plantedHours.merge(hours, rows, Integer::sum);
      }
      if (place != null && isPlaced) {
        plantedPlaces.merge(place, rows, Integer::sum);
      }
    }
    return events;
  }

  /** The planted hours of which these days have at least one. */
  private List<HotHours> within(LocalDate firstDay, int days) {
    return city.hotHours().stream()
        .filter(
            hours ->
                firstDay
                    .datesUntil(firstDay.plusDays(days))
                    .anyMatch(day -> hours.days().contains(day.getDayOfWeek().getValue())))
        .toList();
  }

  private Event.Spot spotOf(HotPlace place) {
    return place == null
        ? streets.onStreet(kind, random)
        : streets.spot(
            place.eastM() + SCATTER_M * random.nextGaussian(),
            place.northM() + SCATTER_M * random.nextGaussian(),
            random);
  }

  private Event timed(HotHours hours, Event.Spot spot, LocalDate firstDay, int days) {
    Event.Category category = category();
    LocalDateTime from =
        hours == null ? backgroundMoment(firstDay, days) : momentIn(hours, firstDay, days);
    LocalDateTime to = null;
    LocalDateTime reported = from.plusMinutes(5 + random.nextInt(180));
    double luck = random.nextDouble();
    if (hours == null && category.hasSpan() && luck < SPAN) {
      int weeks = 15_000 + random.nextInt(15_000);
      int usual = 60 + random.nextInt(780);
      to = from.plusMinutes(luck < SPAN_OF_WEEKS ? weeks : usual);
      reported = to.plusMinutes(5 + random.nextInt(90));
    } else if (hours == null && luck > 1 - NOBODY_KNOWS_WHEN) {
      from = null;
    } else if (hours == null && luck > 1 - NOBODY_KNOWS_WHEN - DEFAULT_MIDNIGHT) {
      from = from.toLocalDate().atStartOfDay();
    }
    LocalDateTime lastMoment = firstDay.plusDays(days).atStartOfDay().minusSeconds(1);
    if (reported.isAfter(lastMoment)) {
      to = null;
      reported = lastMoment;
    }
    nextNumber++;
    String number =
        "%s%s%06d".formatted(kind.equals(INCIDENT) ? "A" : "S", city.code(), nextNumber);
    return new Event(number, 1, category, from, to, reported, spot, 1, false);
  }

  private Event.Category category() {
    List<Event.Category> categories = city.vendor().categories(kind);
    double total = categories.stream().mapToDouble(Event.Category::weight).sum();
    double mark = random.nextDouble() * total;
    for (Event.Category category : categories) {
      mark -= category.weight();
      if (mark < 0) {
        return category;
      }
    }
    return categories.get(categories.size() - 1);
  }

  /** A category that differs from this one. */
  Event.Category otherCategory(Event.Category than) {
    Event.Category other = category();
    while (other.equals(than)) {
      other = category();
    }
    return other;
  }

  private <T> T pick(List<T> plan, Function<T, String> kindOf, ToDoubleFunction<T> shareOf) {
    double mark = random.nextDouble();
    for (T planned : plan) {
      if (kindOf.apply(planned).equals(kind)) {
        mark -= shareOf.applyAsDouble(planned);
        if (mark < 0) {
          return planned;
        }
      }
    }
    return null;
  }

  private LocalDateTime momentIn(HotHours hours, LocalDate firstDay, int days) {
    while (true) {
      LocalDate day = firstDay.plusDays(random.nextInt(days));
      if (hours.days().contains(day.getDayOfWeek().getValue())) {
        int hour = hours.fromHour() + random.nextInt(hours.toHour() - hours.fromHour());
        return neverMidnight(day.atTime(hour, random.nextInt(60), random.nextInt(60)));
      }
    }
  }

  private LocalDateTime backgroundMoment(LocalDate firstDay, int days) {
    List<Double> day = kind.equals(INCIDENT) ? city.crimeDay() : city.crashDay();
    double mark = random.nextDouble() * day.stream().mapToDouble(Double::doubleValue).sum();
    int hour = 0;
    while (hour < 23 && mark >= day.get(hour)) {
      mark -= day.get(hour);
      hour++;
    }
    LocalDate date = firstDay.plusDays(random.nextInt(days));
    return neverMidnight(date.atTime(hour, random.nextInt(60), random.nextInt(60)));
  }

  /** Exact midnight is the vendors' sign for "time not known"; nothing real is planted there. */
  private static LocalDateTime neverMidnight(LocalDateTime moment) {
    return moment.toLocalTime().toSecondOfDay() == 0 ? moment.plusSeconds(1) : moment;
  }
}
