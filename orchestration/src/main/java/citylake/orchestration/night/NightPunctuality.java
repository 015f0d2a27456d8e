package citylake.orchestration.night;

import citylake.etl.source.City;
import citylake.etl.source.OnboardingState;
import citylake.etl.source.Source;
import citylake.quality.punctuality.Came;
import citylake.quality.punctuality.Came.Fate;
import citylake.quality.punctuality.Punctuality;
import citylake.quality.punctuality.State;
import citylake.quality.punctuality.Timetable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How every kind of every city stands in a night: from the declared timetables, the files at which
 * the nights so far have looked, and what was written down of earlier nights.
 */
final class NightPunctuality {
  private static final Map<String, Fate> FATES =
      Map.of("taken", Fate.TAKEN, "refused", Fate.REFUSED, "already_taken", Fate.KNOWN);

  private final LocalDate night;
  private final Map<String, List<Came>> files;
  private final Map<String, List<KindPunctuality>> before;
  private final List<KindPunctuality> standing;

  /**
   * @param deliveries rows of ops.delivery
   * @param known rows of ops.punctuality; those of this night are of an earlier run of it
   */
  NightPunctuality(
      LocalDate night, List<Map<String, Object>> deliveries, List<KindPunctuality> known) {
    this.night = night;
    this.files = new HashMap<>();
    for (Map<String, Object> row : deliveries) {
      Fate fate = FATES.get((String) row.get("status"));
      if (fate != null) {
        files
            .computeIfAbsent((String) row.get("source"), source -> new ArrayList<>())
            .add(came(fate, row));
      }
    }
    this.before =
        known.stream()
            .filter(row -> row.night().isBefore(night))
            .collect(Collectors.groupingBy(row -> key(row.cityCode(), row.kind())));
    this.standing = known.stream().filter(row -> row.night().equals(night)).toList();
  }

  private static Came came(Fate fate, Map<String, Object> row) {
    return new Came(
        (LocalDate) row.get("night"),
        fate,
        instant(row.get("modified_at")),
        instant(row.get("newest_event")),
        number(row.get("accepted"))
            + number(row.get("corrections"))
            + number(row.get("retractions")));
  }

  private static long number(Object value) {
    return value == null ? 0 : (Long) value;
  }

  private static Instant instant(Object time) {
    return time == null ? null : ((OffsetDateTime) time).toInstant();
  }

  /**
   * One for each kind of each city that is taken or published, by city and kind.
   *
   * <p>Where a city's door was not landed nobody knows what lies behind it: its kinds keep what an
   * earlier run of the night said, or have none.
   *
   * @param landed doors at which the night has looked
   */
  List<KindPunctuality> of(List<Source> sources, Set<String> landed) {
    return kinds(sources).values().stream()
        .map(forms -> isLookedAt(forms, landed) ? Optional.of(kind(forms)) : standing(forms))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Kinds of which nothing can be said, as {@code <city> <kind>}. */
  List<String> unasked(List<Source> sources, Set<String> landed) {
    return kinds(sources).values().stream()
        .filter(forms -> !isLookedAt(forms, landed) && standing(forms).isEmpty())
        .map(forms -> forms.get(0).city().id() + " " + forms.get(0).kind())
        .toList();
  }

  private static Map<String, List<Source>> kinds(List<Source> sources) {
    Map<String, List<Source>> kinds = new TreeMap<>();
    for (Source source : sources) {
      OnboardingState state = source.city().onboarding().state();
      if (state.isTaken() || state.isPublished()) {
        kinds
            .computeIfAbsent(key(source.city().cityCode(), source.kind()), k -> new ArrayList<>())
            .add(source);
      }
    }
    return kinds;
  }

  /** A paused city has no door, and its state is known without. */
  private static boolean isLookedAt(List<Source> forms, Set<String> landed) {
    City city = forms.get(0).city();
    return !city.onboarding().state().isTaken() || landed.contains(city.id());
  }

  private Optional<KindPunctuality> standing(List<Source> forms) {
    String kind = key(forms.get(0).city().cityCode(), forms.get(0).kind());
    return standing.stream()
        .filter(row -> key(row.cityCode(), row.kind()).equals(kind))
        .findFirst();
  }

  private KindPunctuality kind(List<Source> forms) {
    City city = forms.get(0).city();
    List<Came> tonight =
        forms.stream()
            .flatMap(form -> files.getOrDefault(form.name(), List.of()).stream())
            .filter(file -> file.night().equals(night))
            .toList();
    return new KindPunctuality(
        night,
        city.id(),
        city.cityCode(),
        forms.get(0).kind(),
        forms.get(0).vendor().name(),
        city.onboarding().state().word(),
        forms.stream().map(this::judged).min(Punctuality.GRAVEST).orElseThrow(),
        count(tonight, Fate.TAKEN),
        count(tonight, Fate.REFUSED),
        count(tonight, Fate.KNOWN),
        null);
  }

  private Punctuality judged(Source source) {
    City city = source.city();
    if (!city.onboarding().state().isTaken()) {
      return Punctuality.paused();
    }
    return Punctuality.of(
        night,
        new Timetable(source.comes()::isDue, city.deadline(), city.timeZone()),
        lookedForSince(key(city.cityCode(), source.kind())),
        files.getOrDefault(source.name(), List.of()));
  }

  /** Behind its last pause, or the first night that is known of it. */
  private LocalDate lookedForSince(String kind) {
    List<KindPunctuality> rows = before.getOrDefault(kind, List.of());
    LocalDate resumed =
        rows.stream()
            .filter(row -> row.punctuality().state() == State.PAUSED)
            .map(KindPunctuality::night)
            .max(Comparator.naturalOrder())
            .orElse(LocalDate.MIN);
    return rows.stream()
        .map(KindPunctuality::night)
        .filter(row -> row.isAfter(resumed))
        .min(Comparator.naturalOrder())
        .orElse(night);
  }

  private static long count(List<Came> files, Fate fate) {
    return files.stream().filter(file -> file.fate() == fate).count();
  }

  private static String key(String cityCode, String kind) {
    return cityCode + " " + kind;
  }
}
