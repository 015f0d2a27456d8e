package citylake.orchestration.night;

import citylake.etl.source.City;
import citylake.etl.source.Source;
import citylake.orchestration.delivery.CityLanding;
import java.util.stream.Collectors;

/** Refused files in words, for the person who finds the city's step red. */
final class RefusedText {
  private RefusedText() {}

  static String of(CityLanding landing, NightSettings settings, String counts) {
    String reasons =
        landing.refused().stream()
            .map(refusal -> "- %s: %s".formatted(refusal.reason(), refusal.detail()))
            .collect(Collectors.joining("\n"));
    return """
        %s
        %s
        Whose data: %s
        Unharmed: everything else. The city's files that are whole go through, so do all other cities, and readers keep what this city delivered before.
        Next: send that to the city. When the mended file lies there: citylake night --date %s; only what depends on it is made again."""
        .formatted(counts, reasons, whose(landing.door(), settings), settings.date());
  }

  private static String whose(String door, NightSettings settings) {
    return settings.sources().stream()
        .map(Source::city)
        .filter(city -> city.id().equals(door))
        .findFirst()
        .map(RefusedText::contact)
        .orElse("unknown; no city's declaration claims the file.");
  }

  private static String contact(City city) {
    return city.contact() == null
        ? city.name() + "."
        : "%s; contact: %s.".formatted(city.name(), city.contact());
  }
}
