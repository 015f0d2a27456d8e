package citylake.orchestration.cli;

import citylake.orchestration.airflow.runs.NightRuns;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code citylake airflow logs}: what a box wrote. */
@Command(
    name = "logs",
    mixinStandardHelpOptions = true,
    description = "Shows the log of one box of a night in Airflow.",
    footer = {
      "",
      "Examples:",
      "  citylake airflow logs --step land --city denver",
      "  citylake airflow logs RUN --step out-gate --try 1",
      "",
      "Exit codes: 0 shown; 3 no such run, box or try"
    })
final class AirflowLogsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private AirflowServerOption server;
  @Mixin private AirflowRunOption run;

  @Option(
      names = "--step",
      required = true,
      paramLabel = "STEP",
      description = "Name of the box: plan, land, or a step of the night.")
  private String step;

  @Option(names = "--city", paramLabel = "CITY", description = "City of a landing.")
  private String city;

  @Option(
      names = "--try",
      paramLabel = "N",
      defaultValue = "0",
      description = "Which try, from 1 (default: the last).")
  private int tryNumber;

  @Option(names = "--json", description = "Answer in JSON: a list of lines.")
  private boolean json;

  @Override
  public Integer call() {
    NightRuns nights = new NightRuns(server.client());
    List<String> lines = nights.log(run.of(nights), step, city, tryNumber);
    spec.commandLine()
        .getOut()
        .println(json ? Output.json(lines) : String.join(System.lineSeparator(), lines));
    return ExitCode.DONE;
  }
}
