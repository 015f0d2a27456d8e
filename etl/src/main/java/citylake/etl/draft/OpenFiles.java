package citylake.etl.draft;

import citylake.etl.draft.OpenLines.OpenLine;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the files of a drafted city that hold open lines: its YAML, and the SELECTs of its dumps.
 */
public final class OpenFiles {
  private static final YAMLMapper YAML = new YAMLMapper();

  private OpenFiles() {}

  /**
   * The open lines by file, in the order in which they are to be answered.
   *
   * @param sources folder of sources; what lies elsewhere was not drafted there and is not read
   * @param city as its YAML is named
   * @throws IllegalArgumentException where the YAML cannot be read
   */
  public static Map<Path, List<OpenLine>> of(Path sources, String city) throws IOException {
    Map<Path, List<OpenLine>> open = new LinkedHashMap<>();
    Path file = sources.resolve("cities").resolve(city + ".yaml");
    String text = Files.readString(file, StandardCharsets.UTF_8);
    open.put(file, OpenLines.of(text));
    for (Path select : selects(sources, file, text)) {
      open.put(select, OpenLines.ofSelect(Files.readString(select, StandardCharsets.UTF_8)));
    }
    open.values().removeIf(List::isEmpty);
    return open;
  }

  private static List<Path> selects(Path sources, Path file, String text) {
    try {
      JsonNode declared = YAML.readTree(text);
      String vendor = declared.path("vendor").asText();
      return declared.path("dumps").properties().stream()
          .map(
              dump ->
                  sources
                      .resolve("vendors")
                      .resolve(dump.getValue().path("vendor").asText(vendor))
                      .resolve(dump.getKey() + ".sql"))
          .filter(Files::isRegularFile)
          .toList();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "Invalid %s: it is no YAML: %s. Nothing was changed."
              .formatted(file, e.getOriginalMessage().lines().findFirst().orElse("")),
          e);
    }
  }
}
