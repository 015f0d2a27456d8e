package citylake.orchestration.delivery;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a night has landed, kept on disk: city by city while the doors are open, and as one list
 * once they are closed.
 *
 * <p>So landing one city, closing the doors and every later step may run in different processes,
 * and a night that was killed does not read the cities' files again. One JSON file a city.
 */
public final class LandingBook {
  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
  private static final String CLOSED = "_intake.json";

  private final Path folder;

  /**
   * @param area the lake's landing area
   * @param run name of the night's run; what other runs have kept is thrown away, because a night
   *     never goes on with another's
   */
  public LandingBook(Path area, String run) {
    Path nights = area.resolve(".nights");
    this.folder = nights.resolve(run);
    try {
      Files.createDirectories(folder);
      try (Stream<Path> all = Files.list(nights)) {
        all.filter(other -> !other.equals(folder)).forEach(LandingBook::delete);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to open the list of landed files in " + folder, e);
    }
  }

  public void keep(CityLanding landing) {
    write(file(landing.door()), landing);
  }

  /** What the city's door took in; empty when it has not been landed in this night. */
  public Optional<CityLanding> landing(String door) {
    return read(file(door), new TypeReference<>() {});
  }

  /** Closes the doors: what the night computes on from now is this. */
  public void close(List<CityLanding> landings) {
    write(folder.resolve(CLOSED), landings);
  }

  /** What was landed when the doors were closed; empty while they are open. */
  public Optional<List<CityLanding>> closed() {
    return read(folder.resolve(CLOSED), new TypeReference<>() {});
  }

  private Path file(String door) {
    return folder.resolve(door + ".json");
  }

  private static void write(Path file, Object content) {
    try {
      Path part = Files.createTempFile(file.getParent(), ".book", ".part");
      JSON.writeValue(part.toFile(), content);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to keep the list of landed files " + file, e);
    }
  }

  private static <T> Optional<T> read(Path file, TypeReference<T> type) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(file.toFile(), type));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to read the list of landed files %s. Delete it and run the night again; the cities' files are then read anew."
              .formatted(file),
          e);
    }
  }

  private static void delete(Path path) {
    try (Stream<Path> paths = Files.walk(path)) {
      for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to throw away the list of landed files " + path, e);
    }
  }
}
