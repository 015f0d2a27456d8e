package citylake.orchestration.night;

import citylake.orchestration.delivery.DumpFile;
import citylake.orchestration.delivery.DumpListing;
import citylake.orchestration.spelling.NearestName;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The files that a person has accepted by name, held against what lies among the dumps. */
final class AcceptedFiles {
  private AcceptedFiles() {}

  /**
   * Asked before anything of a night is done: a misspelt name would leave the file refused, which
   * is seen when the night is over.
   *
   * @throws InvalidOrder naming each accepted file that no dump is
   */
  static void refuseUnknown(NightSettings settings) {
    if (settings.accepted().isEmpty()) {
      return;
    }
    Set<String> lying;
    try {
      lying =
          new DumpListing(settings.dumpRoot(), settings.home().local())
              .claimed(settings.sources()).stream().map(DumpFile::name).collect(Collectors.toSet());
    } catch (IllegalArgumentException | UncheckedIOException e) {
      return; // the folder itself is not there, which the night tells by itself
    }
    List<String> unknown =
        settings.accepted().stream()
            .filter(name -> !lying.contains(name))
            .sorted()
            .map(name -> "no dump is called %s.%s".formatted(name, NearestName.hint(name, lying)))
            .toList();
    if (!unknown.isEmpty()) {
      throw new InvalidOrder(
          "Invalid --accept: %s Nothing was changed. Give the name as the refusal gives it, from below the folder of dumps."
              .formatted(String.join(" Also, ", unknown)));
    }
  }
}
