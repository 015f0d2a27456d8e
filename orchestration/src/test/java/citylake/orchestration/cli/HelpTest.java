package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {
  static Stream<Named<CommandLine>> commands() {
    return below(Citylake.commandLine())
        .map(command -> Named.of(command.getCommandSpec().qualifiedName(), command));
  }

  private static Stream<CommandLine> below(CommandLine command) {
    return command.getSubcommands().values().stream()
        .flatMap(
            subcommand ->
                subcommand.getSubcommands().isEmpty()
                    ? Stream.of(subcommand)
                    : Stream.concat(Stream.of(subcommand), below(subcommand)));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasHelpWithAnExample(CommandLine command) {
    assertThat(command.getUsageMessage(CommandLine.Help.Ansi.OFF))
        .contains("--help")
        .contains("Example", "  citylake " + command.getCommandSpec().qualifiedName().substring(9));
  }
}
