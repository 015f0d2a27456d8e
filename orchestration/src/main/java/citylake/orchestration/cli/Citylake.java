package citylake.orchestration.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.TypeConversionException;

/** The command line: one command with a subcommand for each thing that people come for. */
@Command(
    name = "citylake",
    mixinStandardHelpOptions = true,
    version = "citylake 0.1.0",
    description = "Every city's police dumps in one governed lake, a night at a time.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Also: citylake test [--quick|--all], citylake build, citylake format.",
      "Each command has --help with examples. Start with: citylake demo"
    },
    subcommands = {
      DemoCommand.class,
      FetchCommand.class,
      ReceiveCommand.class,
      NightCommand.class,
      AheadCommand.class,
      TryCommand.class,
      LinkCommand.class,
      SampleCommand.class,
      SourceCommand.class,
      WhyCommand.class,
      SqlCommand.class,
      GatewayCommand.class,
      ReleaseCommand.class,
      MaintainCommand.class,
      PurgeCommand.class,
      BackfillCommand.class,
      PlanCommand.class,
      TraceCommand.class,
      LineageCommand.class,
      QuarantineCommand.class,
      ScorecardCommand.class,
      AuditCommand.class,
      UserCommand.class,
      ApproveCommand.class,
      StepCommand.class,
      ResidentCommand.class,
      AirflowCommand.class,
      HelpCommand.class
    })
public final class Citylake {
  private Citylake() {}

  /** Runs one command and ends the process with its exit code; see {@link ExitCode}. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command line, for the process and for tests alike. */
  public static CommandLine commandLine() {
    CommandLine citylake = new CommandLine(new Citylake());
    citylake
        .getSubcommands()
        .get("help")
        .getCommandSpec()
        .usageMessage()
        .footer("", "Example:", "  citylake help night");
    return citylake
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpLongOptionsMaxWidth(28)
        .registerConverter(LocalDate.class, Citylake::date)
        .setParameterExceptionHandler(new RefusedArguments())
        .setExecutionStrategy(Failures::telling)
        .setExecutionExceptionHandler(new Failures());
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "'%s' is no date (wanted: year-month-day, e.g. 2026-03-02)".formatted(text));
    }
  }
}
