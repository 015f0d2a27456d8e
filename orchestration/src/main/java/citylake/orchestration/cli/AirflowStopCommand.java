package citylake.orchestration.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code citylake airflow stop}: ends what {@code up} started. */
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description =
        "Ends the Airflow that citylake airflow up started, and its workers. A night that is going on is not harmed: it goes on when Airflow is up again.",
    footer = {"", "Example:", "  citylake airflow stop"})
final class AirflowStopCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private AirflowHomeOption home;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() {
    List<String> ended = AirflowUpCommand.server(home.home(), spec).stop();
    spec.commandLine()
        .getOut()
        .println(
            json
                ? Output.json(Map.of("stopped", ended))
                : ended.isEmpty()
                    ? "No Airflow runs in %s; nothing was changed.".formatted(home.home().folder())
                    : "Airflow has ended: %s.".formatted(String.join(", ", ended)));
    return ExitCode.DONE;
  }
}
