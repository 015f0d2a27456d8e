package citylake.orchestration.cli;

import citylake.lake.LakeCatalog;
import citylake.orchestration.quarantine.Choice;
import citylake.orchestration.quarantine.Standing;
import citylake.orchestration.trace.InvalidKey;
import citylake.orchestration.trace.NothingThere;
import citylake.orchestration.trace.RefusedRecords;
import citylake.orchestration.trace.RefusedRecords.Detail;
import citylake.orchestration.trace.RefusedRecords.Overview;
import citylake.orchestration.trace.ReleaseView;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code citylake quarantine}: the records that were refused, why, and what to do about it. */
@Command(
    name = "quarantine",
    mixinStandardHelpOptions = true,
    description =
        "Shows the records that were refused: how many and why, and each with its place and text. They are kept over nights.",
    subcommands = {
      QuarantineRepairCommand.class,
      QuarantineReplayCommand.class,
      QuarantineDismissCommand.class,
      QuarantineTasksCommand.class,
      QuarantineApplyCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  citylake quarantine list",
      "  citylake quarantine list --source st_louis.incident --reason retraction_without_match",
      "  citylake quarantine show 2019-07-01-st_louis.crash 1772"
    })
final class QuarantineCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description =
          "Counts refused records by source, night, reason and state, with who owns them and by when, and lists the first of them.",
      footer = {
        "",
        "Examples:",
        "  citylake quarantine list --night 2026-03-02",
        "  citylake quarantine list --city denver --state open",
        "  citylake quarantine list --reason key_missing --limit 100 --json"
      })
  int list(
      @Mixin LakeOption lake,
      @Mixin SourcesOption sources,
      @Option(
              names = "--source",
              paramLabel = "S",
              description = "Only this source, e.g. denver.crash.")
          String source,
      @Option(names = "--reason", paramLabel = "R", description = "Only this reason, by its code.")
          String reason,
      @Option(
              names = "--night",
              paramLabel = "DATE",
              description = "Only files taken in this night.")
          LocalDate night,
      @Option(
              names = "--city",
              paramLabel = "ID",
              description = "Only this city, by the name of its declaration.")
          String city,
      @Option(
              names = "--state",
              paramLabel = "STATE",
              description = "Only open, repaired, replayed or dismissed ones.")
          Standing state,
      @Option(
              names = "--limit",
              defaultValue = "20",
              paramLabel = "N",
              description = "Records listed (default: ${DEFAULT-VALUE}); all are counted.")
          int limit,
      @Option(names = "--json", description = "Answer in JSON.") boolean json)
      throws IOException {
    if (limit < 0) {
      throw new ParameterException(
          spec.commandLine(), "Invalid --limit (must not be negative): " + limit);
    }
    try (LakeCatalog catalog = lake.openExisting()) {
      Overview overview =
          new RefusedRecords(ReleaseView.current(catalog, lake::session))
              .overview(
                  new Choice(
                      CityChoice.code(city, sources.load()),
                      source,
                      reason,
                      night,
                      null,
                      List.of(),
                      state),
                  sources.load(),
                  limit);
      say(json ? Output.json(overview) : onSameLake(lake, QuarantineText.of(overview)));
      return ExitCode.DONE;
    } catch (NothingThere e) {
      throw new Failures.NotFound(e.getMessage());
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows one refused record: where it lies, why it was refused, its text.",
      footer = {
        "",
        "Example:",
        "  citylake quarantine show 2019-07-01-st_louis.crash 1772",
        "",
        "Raw records are top secret; --no-raw hides the text. Exit codes: 0 found; 3 no such record."
      })
  int show(
      @Mixin LakeOption lake,
      @Mixin SourcesOption sources,
      @Parameters(
              paramLabel = "DELIVERY",
              description = "Delivery as the list names it, or the beginning of its name.")
          String delivery,
      @Parameters(paramLabel = "RECORD_NO", description = "Number of the record in its file.")
          long recordNo,
      @Option(names = "--no-raw", description = "Hide the record's text.") boolean noRaw,
      @Option(names = "--json", description = "Answer in JSON.") boolean json)
      throws IOException {
    try (LakeCatalog catalog = lake.openExisting()) {
      Detail detail =
          new RefusedRecords(ReleaseView.current(catalog, lake::session))
              .show(delivery, recordNo, sources.load(), !noRaw);
      say(json ? Output.json(detail) : onSameLake(lake, QuarantineText.of(detail)));
      return detail.record().hashAgrees() ? ExitCode.DONE : ExitCode.FAILED;
    } catch (NothingThere e) {
      throw new Failures.NotFound(e.getMessage());
    } catch (InvalidKey e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static String onSameLake(LakeOption lake, String text) {
    return NextCommands.onSameLake(lake.command(), text);
  }

  private void say(String text) {
    spec.commandLine().getOut().println(text);
  }
}
