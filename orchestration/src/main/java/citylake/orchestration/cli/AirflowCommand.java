package citylake.orchestration.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code citylake airflow}: nights on a schedule, a box a step. */
@Command(
    name = "airflow",
    mixinStandardHelpOptions = true,
    description =
        "Runs the night by Airflow: starts the pinned one on this machine or uses any other, gives it the night, starts nights, shows them and tries them again.",
    footer = {
      "",
      "Examples:",
      "  citylake airflow up",
      "  citylake airflow deploy --dumps /data/dumps",
      "  citylake airflow trigger --date 2026-03-02 --wait",
      "  citylake airflow status",
      "  citylake airflow retry --wait"
    },
    subcommands = {
      AirflowUpCommand.class,
      AirflowDeployCommand.class,
      AirflowTriggerCommand.class,
      AirflowStatusCommand.class,
      AirflowLogsCommand.class,
      AirflowRetryCommand.class,
      AirflowBackfillCommand.class,
      AirflowStopCommand.class
    })
final class AirflowCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
