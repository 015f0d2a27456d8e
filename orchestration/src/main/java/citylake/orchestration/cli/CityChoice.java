package citylake.orchestration.cli;

import citylake.etl.source.Source;
import java.util.List;

/** A city as people name it. */
final class CityChoice {
  private CityChoice() {}

  /**
   * The code of the city with this id; null for null.
   *
   * @throws Failures.NotFound naming the cities there are
   */
  static String code(String id, List<Source> sources) {
    if (id == null) {
      return null;
    }
    return sources.stream()
        .map(Source::city)
        .filter(city -> city.id().equals(id))
        .map(city -> city.cityCode())
        .findFirst()
        .orElseThrow(
            () ->
                new Failures.NotFound(
                    "Cannot find city '%s': it is not declared here. Known are: %s. Others: name the folder of their declarations with --sources."
                        .formatted(
                            id,
                            String.join(
                                ", ",
                                sources.stream()
                                    .map(source -> source.city().id())
                                    .distinct()
                                    .sorted()
                                    .toList()))));
  }
}
