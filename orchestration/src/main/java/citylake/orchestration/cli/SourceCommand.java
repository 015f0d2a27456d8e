package citylake.orchestration.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code citylake source}: from a city's sample file to a city that is live. */
@Command(
    name = "source",
    mixinStandardHelpOptions = true,
    description =
        "Connects cities: drafts a source from a sample, checks files against it, writes the interface and a checker for the city, lists how far each city has come.",
    subcommands = {
      SourceNewCommand.class,
      SourceCheckCommand.class,
      SourceListCommand.class,
      SourceStateCommand.class,
      SourceSpecCommand.class,
      SourcePackageCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  citylake source new cases.csv --city shagang --vendor anhe --out my-sources",
      "  citylake source check cases.csv --sources my-sources --city shagang",
      "  citylake source state shagang trial --sources my-sources",
      "  citylake source list --sources my-sources"
    })
final class SourceCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
