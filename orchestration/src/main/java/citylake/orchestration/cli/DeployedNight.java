package citylake.orchestration.cli;

import citylake.etl.source.Source;
import citylake.lake.LakeHome;
import citylake.orchestration.airflow.deployment.DagFiles;
import citylake.orchestration.airflow.server.AirflowProgram;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/**
 * The night that was deployed to the Airflow of this machine and whose work this program does: a
 * name or date that is asked for can be held against it before a run is made. What another program
 * does, only the box {@code plan} can tell.
 *
 * @param sources that it declares
 * @param lake that it fills
 */
record DeployedNight(List<Source> sources, LakeHome lake) {

  static Optional<DeployedNight> on(AirflowServerOption server) {
    return server.isElsewhere()
        ? Optional.empty()
        : in(server.home().dags(), AirflowProgram.ofLauncher().launcher());
  }

  /**
   * @param dags folder to which the night was deployed
   * @param launcher of this program
   */
  static Optional<DeployedNight> in(Path dags, Path launcher) {
    return DagFiles.deployed(dags, launcher)
        .filter(json -> json.has("lake")) // not by an older program
        .map(
            json ->
                new DeployedNight(
                    declared(json.path("declarations")),
                    LakeHome.in(Path.of(json.path("lake").asText()))));
  }

  private static List<Source> declared(JsonNode declarations) {
    SourcesOption sources = new SourcesOption();
    List<String> words = new ArrayList<>();
    declarations.forEach(word -> words.add(word.asText()));
    CommandLine.populateCommand(sources, words.toArray(String[]::new));
    return sources.load();
  }
}
