package citylake.orchestration.cli;

import citylake.orchestration.airflow.server.AirflowHome;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the Airflow of this machine has its files. */
final class AirflowHomeOption {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      defaultValue = "${CITYLAKE_AIRFLOW_HOME:-data/airflow}",
      description =
          "Folder of the Airflow that runs here (default: ./data/airflow, or CITYLAKE_AIRFLOW_HOME).")
  private Path folder;

  AirflowHome home() {
    return AirflowHome.in(folder);
  }
}
