package citylake.orchestration.flow;

import citylake.etl.source.Source;
import citylake.models.City;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The declared cities whose figures are published, in the form that models ask for, one each, in
 * the order of their codes.
 */
public final class Cities {
  private Cities() {}

  public static List<City> of(List<Source> sources) {
    return List.copyOf(
        sources.stream()
            .map(Source::city)
            .filter(city -> city.onboarding().state().isPublished())
            .collect(
                Collectors.toMap(
                    citylake.etl.source.City::cityCode,
                    city ->
                        new City(
                            city.cityCode(),
                            city.centre().lon(),
                            city.centre().lat(),
                            city.timeZone()),
                    (first, same) -> first,
                    TreeMap::new))
            .values());
  }
}
