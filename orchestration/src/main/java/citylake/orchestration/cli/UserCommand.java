package citylake.orchestration.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code citylake user}: who may log in. */
@Command(
    name = "user",
    mixinStandardHelpOptions = true,
    description = "Says who may ask the lake, with which roles and for which area.",
    subcommands = {UserAddCommand.class},
    footer = {
      "",
      "Example:",
      "  citylake user add officer.a --role officer --city 980100 --district D1"
    })
final class UserCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
