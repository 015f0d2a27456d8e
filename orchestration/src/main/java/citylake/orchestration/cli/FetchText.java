package citylake.orchestration.cli;

import citylake.orchestration.fetch.FetchedCity;
import citylake.orchestration.fetch.FetchedFile;
import java.util.ArrayList;
import java.util.List;

/** What a fetch did, for people. */
final class FetchText {
  private FetchText() {}

  static String of(List<FetchedCity> cities) {
    if (cities.isEmpty()) {
      return "Nothing to fetch: no city on trial or live declares a place of delivery. How: docs/fetching.md";
    }
    List<String> lines = new ArrayList<>();
    for (FetchedCity city : cities) {
      lines.add(
          "%s: %d fetched (%,d bytes), %d unchanged, %d not whole yet, %d failed"
              .formatted(
                  city.city(),
                  city.fetched().size(),
                  city.bytes(),
                  city.unchanged(),
                  city.waiting().size(),
                  city.failures().size()));
      city.fetched().forEach(file -> lines.add("  %s".formatted(line(file))));
      city.waiting()
          .forEach(file -> lines.add("  waiting  %s: %s".formatted(file.file(), file.reason())));
      city.failures().forEach(failure -> lines.add("  failed   " + failure));
    }
    return String.join("\n", lines);
  }

  private static String line(FetchedFile file) {
    String how =
        switch (file.became()) {
          case "replaced" -> ", in place of another content";
          case "already_there" -> ", which lay there already";
          default -> "";
        };
    String resumed =
        file.resumedFrom() == 0 ? "" : ", on from byte %,d".formatted(file.resumedFrom());
    return "fetched  %s (%,d bytes%s%s)".formatted(file.file(), file.bytes(), resumed, how);
  }
}
