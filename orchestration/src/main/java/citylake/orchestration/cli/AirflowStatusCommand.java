package citylake.orchestration.cli;

import citylake.orchestration.airflow.runs.NightBoard;
import citylake.orchestration.airflow.runs.NightRuns;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code citylake airflow status}: how a night goes in Airflow. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description =
        "Shows a night in Airflow: each box with its city, state, seconds and tries, and of each red one what failed, whose data, what is unharmed and what to do.",
    footer = {
      "",
      "Examples:",
      "  citylake airflow status                  the newest night",
      "  citylake airflow status RUN --json",
      "",
      "Exit codes: 0 released or going on; 1 failed; 3 no such run; 4 refused by the out-gate; 5 released,",
      "without the cities whose box is red"
    })
final class AirflowStatusCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private AirflowServerOption server;
  @Mixin private AirflowRunOption run;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() {
    NightRuns nights = new NightRuns(server.client());
    NightBoard board = nights.board(run.of(nights));
    spec.commandLine().getOut().println(json ? Output.json(board) : AirflowText.of(board));
    return AirflowWaitOption.exitCode(board);
  }
}
