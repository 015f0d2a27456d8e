package citylake.orchestration.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder of the demo: replaced at each run, but only if a demo made it. */
final class DemoFolder {
  private static final String MARK = ".citylake-demo";

  private DemoFolder() {}

  /**
   * Makes the folder empty.
   *
   * @throws IllegalArgumentException when something lies there that no demo made
   */
  static void prepare(Path folder) throws IOException {
    if (Files.isDirectory(folder) && !isEmpty(folder)) {
      if (!Files.exists(folder.resolve(MARK))) {
        throw new IllegalArgumentException(
            "Invalid demo folder: %s holds files that no demo made. They are unharmed; name another folder with --folder."
                .formatted(folder));
      }
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    Files.createDirectories(folder);
    Files.write(
        folder.resolve(MARK), List.of("Made by citylake demo; the next one replaces this folder."));
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
