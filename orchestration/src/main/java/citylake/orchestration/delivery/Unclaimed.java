package citylake.orchestration.delivery;

import citylake.etl.source.Source;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** Says why a file that no declared source claims is not taken, and what would make it welcome. */
final class Unclaimed {
  private Unclaimed() {}

  static Refusal refusal(DumpFile file, LocalDate night, List<Source> sources) {
    List<Source> sameCity =
        sources.stream()
            .filter(source -> source.filesGlob().startsWith(file.folder() + "/"))
            .toList();
    String id = "%s-unclaimed-%08x".formatted(night, file.name().hashCode());
    return sameCity.isEmpty()
        ? new Refusal(id, "refused", null, file, "", "unknown_city", unknownCity(file, sources))
        : new Refusal(id, "refused", null, file, "", "unknown_file", unknownFile(file, sameCity));
  }

  private static String unknownCity(DumpFile file, List<Source> sources) {
    String cities =
        sources.stream()
            .map(source -> source.city().id())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    String place =
        file.folder().isEmpty()
            ? "beside the cities' folders, in none of them"
            : "in '%s', which is the folder of no city".formatted(file.folder());
    return "%s lies %s. Known cities: %s. Move it to its city's folder, or declare the city in cities/<city>.yaml (see docs/adding-a-city.md)."
        .formatted(file.name(), place, cities);
  }

  private static String unknownFile(DumpFile file, List<Source> sameCity) {
    String globs =
        sameCity.stream().map(Source::filesGlob).sorted().collect(Collectors.joining(", "));
    return "%s is named like none of the dumps that are expected there: %s. Rename it, or add its name to the city's declaration."
        .formatted(file.name(), globs);
  }
}
