package citylake.orchestration.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code citylake receive}: cities that upload. */
@Command(
    name = "receive",
    mixinStandardHelpOptions = true,
    description = "Takes in files that cities upload, each with a token of its own.",
    subcommands = {ReceiveServeCommand.class, ReceiveTokenCommand.class},
    footer = {
      "",
      "Examples:",
      "  citylake receive token newtown --tokens tokens.json --sources my-cities",
      "  citylake receive serve --dumps /data/dumps --tokens tokens.json --keystore server.p12"
    })
final class ReceiveCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
