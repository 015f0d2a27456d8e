package citylake.orchestration.cli;

import citylake.orchestration.airflow.runs.NightRuns;
import picocli.CommandLine.Parameters;

/** Which run of the night a command is about. */
final class AirflowRunOption {
  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description = "Name of the run, as trigger and status give it; the newest if left out.")
  private String run;

  String of(NightRuns nights) {
    return run != null
        ? run
        : nights
            .newest()
            .orElseThrow(
                () ->
                    new Failures.NotFound(
                        "Cannot find a run: Airflow has not begun any night yet. Start one: citylake airflow trigger"));
  }
}
