package citylake.orchestration.purge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Landed files past their period. They lie under their source and their hash; the night is that of
 * the newest delivery that took them. A file that no delivery took is of a night that was given up,
 * and its time counts from the day on which it was copied.
 */
final class PastFiles {
  private final Path landing;
  private final Map<Path, List<Map<String, Object>>> deliveries = new HashMap<>();

  /**
   * @param deliveries rows of {@code ops.delivery}
   */
  PastFiles(Path landing, List<Map<String, Object>> deliveries) {
    this.landing = landing;
    for (Map<String, Object> row : deliveries) {
      if ("taken".equals(row.get("status"))) {
        this.deliveries
            .computeIfAbsent(
                landing.resolve((String) row.get("source")).resolve((String) row.get("sha256")),
                file -> new ArrayList<>())
            .add(row);
      }
    }
  }

  /** A file that goes. */
  private record Gone(Path file, LocalDate night) {}

  /**
   * What goes of one source.
   *
   * @param held deliveries that a case needs
   */
  Optional<PurgeLine> line(Past past, String source, Set<String> held) {
    List<Gone> gone = gone(source, past.lastNight(), held);
    return PurgeLine.of(
        past, source, gone, Gone::night, each -> each.file().getFileName().toString());
  }

  /**
   * Deletes them; done again, it deletes what is left.
   *
   * @return their bytes
   */
  long delete(PurgeLine line, Set<String> held) {
    long bytes = 0;
    for (Gone gone : gone(line.source(), line.lastNight(), held)) {
      try {
        bytes += Files.size(gone.file());
        Files.delete(gone.file());
      } catch (IOException e) {
        throw new UncheckedIOException(
            "Failed to delete the landed file %s. What readers see no longer shows its rows; mend the disk and run citylake purge again."
                .formatted(landing.relativize(gone.file())),
            e);
      }
    }
    return bytes;
  }

  private List<Gone> gone(String source, LocalDate lastNight, Set<String> held) {
    List<Gone> gone = new ArrayList<>();
    for (Path file : ofSource(source)) {
      List<Map<String, Object>> of = deliveries.getOrDefault(file, List.of());
      boolean isHeld = of.stream().anyMatch(delivery -> held.contains(delivery.get("delivery")));
      LocalDate night =
          of.stream()
              .map(delivery -> (LocalDate) delivery.get("night"))
              .max(Comparator.naturalOrder())
              .orElseGet(() -> copied(file));
      if (!isHeld && !night.isAfter(lastNight)) {
        gone.add(new Gone(file, night));
      }
    }
    return gone;
  }

  /**
   * Sources of a kind of which files lie there: by their deliveries, or, where none was ever taken,
   * by their name, which has the kind behind the city.
   */
  List<String> sources(String kind) {
    if (!Files.isDirectory(landing)) {
      return List.of();
    }
    Map<String, String> kinds = new HashMap<>();
    deliveries.values().stream()
        .flatMap(List::stream)
        .forEach(row -> kinds.put((String) row.get("source"), (String) row.get("kind")));
    try (Stream<Path> folders = Files.list(landing)) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(source -> kind.equals(kinds.getOrDefault(source, named(source))))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to list the landing area " + landing, e);
    }
  }

  private static String named(String source) {
    String[] parts = source.split("[.]", 3);
    return parts.length > 1 ? parts[1] : "";
  }

  private List<Path> ofSource(String source) {
    Path folder = landing.resolve(source);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to list the landed files of " + source, e);
    }
  }

  private static LocalDate copied(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant().atZone(ZoneOffset.UTC).toLocalDate();
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read the time of " + file, e);
    }
  }
}
