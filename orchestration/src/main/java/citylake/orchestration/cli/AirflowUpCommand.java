package citylake.orchestration.cli;

import citylake.orchestration.airflow.client.AirflowClient;
import citylake.orchestration.airflow.client.AirflowServer;
import citylake.orchestration.airflow.client.Credentials;
import citylake.orchestration.airflow.client.Secret;
import citylake.orchestration.airflow.failure.AirflowFailure;
import citylake.orchestration.airflow.server.AirflowHome;
import citylake.orchestration.airflow.server.AirflowProgram;
import citylake.orchestration.airflow.server.LocalServer;
import citylake.orchestration.retry.Retries;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code citylake airflow up}: the pinned Airflow on this machine. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description =
        "Starts the pinned Airflow on this machine, reachable from it alone, and installs it first where it is missing. Parts that run are left alone; called again it changes nothing.",
    footer = {
      "",
      "Examples:",
      "  citylake airflow up",
      "  citylake airflow up --port 8080",
      "",
      "Then: citylake airflow deploy"
    })
final class AirflowUpCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private AirflowHomeOption home;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port on 127.0.0.1 (default: the one that it had, or a free one).")
  private int port;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() {
    LocalServer.Started started = server(home.home(), spec).up(port);
    spec.commandLine().getOut().println(json ? Output.json(asMap(started)) : text(started));
    return ExitCode.DONE;
  }

  static LocalServer server(AirflowHome home, CommandSpec spec) {
    return new LocalServer(
        home,
        AirflowProgram.ofLauncher(),
        url -> isHealthy(url, home),
        stage -> {
          spec.commandLine().getErr().println("  " + stage);
          spec.commandLine().getErr().flush();
        });
  }

  private static boolean isHealthy(URI url, AirflowHome home) {
    Secret password = Secret.passwordsFile(home.passwords(), AirflowHome.USER);
    AirflowServer server =
        AirflowServer.at(url, new Credentials.Password(AirflowHome.USER, password))
            .answeringWithin(Duration.ofSeconds(5))
            .repeating(Retries.NONE);
    try {
      return new AirflowClient(server).server().health().isHealthy();
    } catch (AirflowFailure e) {
      return false;
    }
  }

  private Map<String, Object> asMap(LocalServer.Started started) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("url", started.state().url().toString());
    answer.put("user", AirflowHome.USER);
    answer.put("passwords_file", home.home().passwords().toString());
    answer.put("version", started.state().version());
    answer.put("started", started.parts());
    return answer;
  }

  private String text(LocalServer.Started started) {
    String state =
        started.parts().isEmpty()
            ? "is up already; nothing was changed"
            : started.parts().size() == started.state().parts().size()
                ? "is up"
                : "is up again (started: %s)".formatted(String.join(", ", started.parts()));
    return "Airflow %s %s: %s%nUser %s, password in %s. Next: citylake airflow deploy"
        .formatted(
            started.state().version(),
            state,
            started.state().url(),
            AirflowHome.USER,
            home.home().passwords());
  }
}
