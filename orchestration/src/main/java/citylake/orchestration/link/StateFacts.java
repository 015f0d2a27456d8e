package citylake.orchestration.link;

import citylake.models.linkage.settings.LinkSettings;
import citylake.models.linkage.settings.SettingsFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * By what the runs of a state were made: the same for all of them, or a stored pair would weigh
 * otherwise than a new one.
 *
 * @param settings YAML, as the last run had it
 * @param model JSON
 * @param modelVersion hash of the model's content
 * @param tables names, in order
 */
record StateFacts(String settings, String model, String modelVersion, List<String> tables) {
  private static final String FORMAT = "citylake-linkage-state/1";
  private static final ObjectMapper JSON = new ObjectMapper();

  StateFacts {
    tables = List.copyOf(tables);
  }

  /**
   * Of a run's folder.
   *
   * @throws IllegalArgumentException where a file is missing or of another format
   */
  static StateFacts read(Path run) throws IOException {
    Path about = run.resolve("about.json");
    JsonNode root = Files.exists(about) ? JSON.readTree(about.toFile()) : JSON.createObjectNode();
    if (!root.path("format").asText().equals(FORMAT)) {
      throw new IllegalArgumentException(
          "Cannot link with state %s: its format is '%s', not %s. Nothing was linked; begin a new state in another folder."
              .formatted(run.getParent(), root.path("format").asText(), FORMAT));
    }
    List<String> tables = new ArrayList<>();
    root.path("tables").forEach(table -> tables.add(table.asText()));
    return new StateFacts(
        InputText.of(run.resolve("settings.yaml")),
        InputText.of(run.resolve("model.json")),
        root.path("modelVersion").asText(),
        tables);
  }

  void write(Path run) throws IOException {
    Files.writeString(run.resolve("settings.yaml"), settings);
    Files.writeString(run.resolve("model.json"), model);
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("format", FORMAT);
    about.put("modelVersion", modelVersion);
    about.put("tables", tables);
    Files.writeString(run.resolve("about.json"), JSON.writeValueAsString(about));
  }

  /**
   * In what another run differs so that it cannot go on from here; empty where it can. Groups may
   * differ: errors are only counted by them.
   *
   * @param otherVersion of the model that the run was given; null where it was given none
   */
  List<String> differences(LinkSettings other, String otherVersion, List<String> otherTables) {
    List<String> differences = new ArrayList<>();
    LinkSettings own = SettingsFile.parse("the state's settings.yaml", settings);
    Map<String, Boolean> same = new LinkedHashMap<>();
    same.put("id", own.id().equals(other.id()));
    same.put("source", String.valueOf(own.source()).equals(String.valueOf(other.source())));
    same.put("scope", own.scope() == other.scope());
    same.put("columns", own.derived().equals(other.derived()));
    same.put("comparisons", own.comparisons().equals(other.comparisons()));
    same.put(
        "blocking", own.blocking().equals(other.blocking()) && own.splits().equals(other.splits()));
    same.put("thresholds", own.thresholds().equals(other.thresholds()));
    same.put("largest_block", own.largestBlock() == other.largestBlock());
    same.forEach(
        (key, isSame) -> {
          if (!isSame) {
            differences.add("other " + key);
          }
        });
    if (otherVersion != null && !otherVersion.equals(modelVersion)) {
      differences.add("model %s instead of %s".formatted(otherVersion, modelVersion));
    }
    if (!tables.equals(otherTables)) {
      differences.add("tables %s instead of %s".formatted(otherTables, tables));
    }
    return differences;
  }
}
