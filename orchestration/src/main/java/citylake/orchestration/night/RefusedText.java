package citylake.orchestration.night;

import citylake.etl.source.City;
import citylake.etl.source.Source;
import citylake.orchestration.delivery.CityLanding;
import citylake.orchestration.delivery.Refusal;
import citylake.orchestration.delivery.RefusedBefore;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Refused files in words, for the person who finds the city's step red. */
final class RefusedText {
  private RefusedText() {}

  /**
   * @param refused files that this run refuses
   * @param before files that an earlier run of the night refused, and that nobody has sent anew
   */
  static String of(
      String door,
      List<Refusal> refused,
      List<RefusedBefore> before,
      NightSettings settings,
      String counts) {
    String reasons =
        Stream.concat(
                refused.stream()
                    .map(refusal -> "- %s: %s".formatted(refusal.reason(), refusal.detail())),
                before.stream().map(file -> "- refused before, and not sent anew: " + file.words()))
            .collect(Collectors.joining("\n"));
    return """
        %s
        %s
        Whose data: %s
        Unharmed: everything else. The city's files that are whole go through, so do all other cities, and readers keep what this city delivered before.
        Next: %s; only what depends on the file is made again."""
        .formatted(counts, reasons, whose(door, settings), next(door));
  }

  /** No command: whoever shows this knows how its steps are run again. */
  private static String next(String door) {
    return door.equals(CityLanding.UNCLAIMED)
        ? "move the file to its city's folder, declare it, or take it away. Then run this step again and those behind it"
        : "send that to the city. When the mended file lies there under the same name, run this step again and those behind it";
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
