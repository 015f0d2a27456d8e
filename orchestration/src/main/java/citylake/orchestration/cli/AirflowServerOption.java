package citylake.orchestration.cli;

import citylake.orchestration.airflow.client.AirflowClient;
import citylake.orchestration.airflow.client.AirflowServer;
import citylake.orchestration.airflow.client.Credentials;
import citylake.orchestration.airflow.client.Secret;
import citylake.orchestration.airflow.server.AirflowHome;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which Airflow a command speaks with: the one that was started here, or any other. */
final class AirflowServerOption {
  private static final String PASSWORD = "CITYLAKE_AIRFLOW_PASSWORD";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private AirflowHomeOption home;

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "${CITYLAKE_AIRFLOW_URL:-}",
      description =
          "Address of another Airflow, e.g. https://airflow.example (or CITYLAKE_AIRFLOW_URL); without it the one that citylake airflow up started.")
  private String server;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      defaultValue = "${CITYLAKE_AIRFLOW_USER:-citylake}",
      description = "User of that server (default: citylake, or CITYLAKE_AIRFLOW_USER).")
  private String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "File with the user's password in its first line; without it " + PASSWORD + ".")
  private Path passwordFile;

  AirflowHome home() {
    return home.home();
  }

  /** Whether another server is meant than the one that was started here. */
  boolean isElsewhere() {
    return !server.isBlank();
  }

  AirflowClient client() {
    return isElsewhere()
        ? new AirflowClient(
            AirflowServer.at(address(server), new Credentials.Password(user, secret())))
        : local();
  }

  private AirflowClient local() {
    notUsed(user, passwordFile == null ? System.getenv(PASSWORD) : null)
        .ifPresent(command.commandLine().getErr()::println);
    URI address =
        home()
            .state(true)
            .orElseThrow(
                () ->
                    new Failures.NotFound(
                        "Cannot find a running Airflow in %s. Start it: citylake airflow up. Another one is named with --server."
                            .formatted(home().folder())))
            .url();
    Secret password =
        passwordFile == null
            ? Secret.passwordsFile(home().passwords(), AirflowHome.USER)
            : Secret.file(passwordFile);
    return new AirflowClient(
        AirflowServer.at(address, new Credentials.Password(AirflowHome.USER, password)));
  }

  /** That a login was given, but no server that it is for, in words. */
  static Optional<String> notUsed(String user, String password) {
    List<String> given = new ArrayList<>();
    if (!user.equals(AirflowHome.USER)) {
      given.add("user " + user);
    }
    if (password != null && !password.isEmpty()) {
      given.add(PASSWORD);
    }
    return given.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Not used: %s. The Airflow of this machine has a login of its own; another one is named with --server or CITYLAKE_AIRFLOW_URL."
                .formatted(String.join(", ", given)));
  }

  private Secret secret() {
    return passwordFile == null ? Secret.environment(PASSWORD) : Secret.file(passwordFile);
  }

  private static URI address(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Invalid address of Airflow (wanted: e.g. https://airflow.example): " + text, e);
    }
  }
}
