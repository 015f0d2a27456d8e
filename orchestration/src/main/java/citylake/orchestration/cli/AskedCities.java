package citylake.orchestration.cli;

import citylake.orchestration.airflow.deployment.DagFiles;
import citylake.orchestration.night.StepDesk;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/**
 * The cities that a night is asked for by name, held against what was deployed, so that a mistyped
 * one makes no run. Where another program does the work, only the box {@code plan} can tell.
 */
final class AskedCities {
  private final Path dags;
  private final Path launcher;

  /**
   * @param dags folder to which the night was deployed
   * @param launcher of this program
   */
  AskedCities(Path dags, Path launcher) {
    this.dags = dags;
    this.launcher = launcher;
  }

  /**
   * Lets them through when each has a door.
   *
   * @throws Failures.NotFound naming those that have none
   */
  void refuseUnknown(List<String> cities) {
    Optional<List<String>> doors = DagFiles.deployed(dags).filter(this::isOurs).map(this::doors);
    List<String> unknown =
        doors
            .map(all -> cities.stream().filter(city -> !all.contains(city)).distinct().toList())
            .orElse(List.of());
    if (!unknown.isEmpty()) {
      throw new Failures.NotFound(
          "Invalid city: %s. There are: %s. No run was made. Trigger the night again with the right name."
              .formatted(String.join(", ", unknown), String.join(", ", doors.get())));
    }
  }

  private boolean isOurs(JsonNode deployed) {
    try {
      return Files.isSameFile(Path.of(deployed.path("launcher").asText()), launcher);
    } catch (IOException e) {
      return false; // it lies on another machine
    }
  }

  private List<String> doors(JsonNode deployed) {
    SourcesOption sources = new SourcesOption();
    List<String> declarations = new ArrayList<>();
    deployed.path("declarations").forEach(word -> declarations.add(word.asText()));
    CommandLine.populateCommand(sources, declarations.toArray(String[]::new));
    return StepDesk.doors(sources.load());
  }
}
