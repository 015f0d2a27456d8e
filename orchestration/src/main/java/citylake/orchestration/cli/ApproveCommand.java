package citylake.orchestration.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code citylake approve}: asking to read what a role alone does not open, and deciding on it. */
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    description =
        "Asks for rows and columns that your role alone does not open, and decides on what others ask for. Everybody works under the own name and password; each event is logged.",
    subcommands = {
      ApproveRequestCommand.class,
      ApproveListCommand.class,
      ApproveGrantCommand.class,
      ApproveRefuseCommand.class,
      ApproveWithdrawCommand.class,
      ApproveStopCommand.class,
      ApproveResumeCommand.class
    },
    footer = {
      "",
      "Example:",
      "  citylake approve list --as approver.b --password-file approver.b.txt"
    })
final class ApproveCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
