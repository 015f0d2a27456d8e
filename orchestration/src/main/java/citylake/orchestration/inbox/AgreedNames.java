package citylake.orchestration.inbox;

import citylake.etl.source.City;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Under which names a city delivers, and where each file goes, by the patterns of its dumps. A
 * pattern that names no folder of its own below the folder of dumps takes nothing in.
 */
public final class AgreedNames {
  /** File systems allow 255 bytes; the rest is for what is put behind while a file is written. */
  private static final int MOST_BYTES = 200;

  private final List<Path> patterns;

  private AgreedNames(List<Path> patterns) {
    this.patterns = patterns;
  }

  public static AgreedNames of(City city) {
    List<Path> patterns = new ArrayList<>();
    for (City.Dump dump : city.dumps().values()) {
      Path pattern = Path.of(dump.files());
      boolean hasFolder =
          pattern.getParent() != null
              && !pattern.isAbsolute()
              && !pattern.getParent().toString().matches(".*[*?\\[{:].*")
              && !pattern.startsWith("..")
              && pattern.normalize().equals(pattern);
      if (hasFolder) {
        patterns.add(pattern);
      }
    }
    return new AgreedNames(List.copyOf(patterns));
  }

  /**
   * Where a file of this name goes, below the folder of dumps.
   *
   * @return empty for names that no dump of the city has, and for those that lead elsewhere
   */
  public Optional<Path> target(String name) {
    if (!isPlain(name)) {
      return Optional.empty();
    }
    return patterns.stream()
        .filter(pattern -> matches(pattern.getFileName().toString(), name))
        .map(pattern -> pattern.resolveSibling(name))
        .findFirst();
  }

  private static boolean matches(String pattern, String name) {
    return FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(Path.of(name));
  }

  /** A name of one file and nothing else, which no night takes for one still being written. */
  private static boolean isPlain(String name) {
    return !name.isEmpty()
        && name.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
        && name.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c))
        && !name.startsWith(".")
        && !name.startsWith("_")
        && !name.endsWith(".part");
  }

  /** The names, for people. */
  public String words() {
    return String.join(
        ", ", patterns.stream().map(pattern -> pattern.getFileName().toString()).toList());
  }
}
