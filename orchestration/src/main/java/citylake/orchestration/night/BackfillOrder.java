package citylake.orchestration.night;

import citylake.etl.source.Source;
import citylake.orchestration.spelling.NearestName;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is asked to be read again.
 *
 * @param from first night
 * @param to last night
 * @param cities ids of the cities, as declared
 * @param again also what was read by today's declarations already: after a change of the program
 */
public record BackfillOrder(LocalDate from, LocalDate to, Set<String> cities, boolean again) {
  public BackfillOrder {
    cities = Set.copyOf(new TreeSet<>(cities));
    if (to.isBefore(from)) {
      throw new InvalidOrder(
          "Invalid range of nights: it ends on %s, before it begins on %s. Nothing was changed. Swap --from and --to."
              .formatted(to, from));
    }
  }

  /**
   * The order for cities that are declared.
   *
   * @param cities ids; empty for all that are declared
   * @param today no night lies behind it
   * @throws InvalidOrder for a city that is not declared, or a range that is reversed or not over
   *     yet
   */
  public static BackfillOrder of(
      LocalDate from,
      LocalDate to,
      List<String> cities,
      boolean again,
      List<Source> sources,
      LocalDate today) {
    if (to.isAfter(today)) {
      throw new InvalidOrder(
          "Invalid range of nights: %s. Nothing was changed. End the range with --to %s."
              .formatted(NightDate.notCome(to, today), today));
    }
    Set<String> declared = new TreeSet<>(sources.stream().map(s -> s.city().id()).toList());
    for (String city : cities) {
      if (!declared.contains(city)) {
        throw new InvalidOrder(
            "Invalid city: '%s' is not declared.%s Declared are: %s. Nothing was changed."
                .formatted(city, NearestName.hint(city, declared), String.join(", ", declared)));
      }
    }
    return new BackfillOrder(from, to, cities.isEmpty() ? declared : Set.copyOf(cities), again);
  }

  boolean concerns(LocalDate night, String city) {
    return !night.isBefore(from) && !night.isAfter(to) && cities.contains(city);
  }
}
