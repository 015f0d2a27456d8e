package citylake.orchestration.link;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Two small registers of people who do not exist, with settings that link them. */
public final class LinkExample {
  private static final List<String> FILES = List.of("settings.yaml", "register.csv", "lease.csv");

  private LinkExample() {}

  /**
   * Writes the example; what was written.
   *
   * @throws IllegalArgumentException where a file is there already and must be kept
   */
  public static String write(Path folder, boolean replace) throws IOException {
    for (String file : FILES) {
      if (Files.exists(folder.resolve(file)) && !replace) {
        throw new IllegalArgumentException(
            "Cannot write %s: it is there already. Nothing was changed; choose another folder, or add --replace."
                .formatted(folder.resolve(file)));
      }
    }
    Files.createDirectories(folder);
    for (String file : FILES) {
      try (InputStream resource = LinkExample.class.getResourceAsStream("/link-example/" + file)) {
        Files.write(folder.resolve(file), resource.readAllBytes());
      }
    }
    return FILES.stream()
        .map(file -> folder.resolve(file).toString())
        .collect(Collectors.joining(", "));
  }
}
