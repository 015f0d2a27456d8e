package citylake.orchestration.cli;

import static java.util.stream.Collectors.joining;

import citylake.orchestration.airflow.server.LocalServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    footer = {
      "",
      "Example:",
      "  citylake airflow stop",
      "",
      "Exit codes: 0 ended, or none ran; 1 some processes live on"
    })
final class AirflowStopCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private AirflowHomeOption home;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() {
    LocalServer.Stopped stopped = AirflowUpCommand.server(home.home(), spec).stop();
    spec.commandLine()
        .getOut()
        .println(
            json
                ? Output.json(Map.of("stopped", stopped.ended(), "living", stopped.living()))
                : text(stopped, home.home().folder()));
    return stopped.living().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  static String text(LocalServer.Stopped stopped, Path folder) {
    if (stopped.ended().isEmpty() && stopped.living().isEmpty()) {
      return "No Airflow runs in %s; nothing was changed.".formatted(folder);
    }
    List<String> lines = new ArrayList<>();
    if (!stopped.ended().isEmpty()) {
      lines.add("Airflow has ended: %s.".formatted(String.join(", ", stopped.ended())));
    }
    new TreeMap<>(stopped.living())
        .forEach(
            (part, processes) ->
                lines.add(
                    "Failed to end the %s: processes %s live on. Lakes are not touched. Whose are they: ps -fp %s"
                        .formatted(
                            part,
                            processes,
                            processes.stream().map(String::valueOf).collect(joining(",")))));
    return String.join("\n", lines);
  }
}
