package citylake.orchestration.cli;

import citylake.orchestration.airflow.runs.NightRuns;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code citylake airflow retry}: the red boxes of a night again, after the mend. */
@Command(
    name = "retry",
    mixinStandardHelpOptions = true,
    description =
        "Runs the red boxes of a night again, and all boxes that follow from them: a city that comes in now is released with the others. What is done already is found done.",
    footer = {
      "",
      "Examples:",
      "  citylake airflow retry --wait            the newest night",
      "  citylake airflow retry RUN",
      "",
      "Exit codes: as of citylake airflow trigger; 0 too where nothing was red"
    })
final class AirflowRetryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private AirflowServerOption server;
  @Mixin private AirflowRunOption run;
  @Mixin private AirflowWaitOption waiting;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() {
    NightRuns nights = new NightRuns(server.client());
    String name = run.of(nights);
    List<String> again = nights.retry(name);
    if (again.isEmpty()) {
      spec.commandLine()
          .getOut()
          .println(
              json
                  ? Output.json(Map.of("run", name, "again", again))
                  : "No box of run %s is red; nothing was changed.".formatted(name));
      return ExitCode.DONE;
    }
    String begun = "Run %s again: %d boxes (%s)".formatted(name, again.size(), first(again));
    return waiting.follow(nights, name, begun, json, spec);
  }

  private static String first(List<String> names) {
    int most = 3;
    return names.size() <= most
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, most)) + ", …";
  }
}
