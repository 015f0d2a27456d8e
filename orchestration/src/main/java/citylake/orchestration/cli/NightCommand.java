package citylake.orchestration.cli;

import citylake.lake.LakeCatalog;
import citylake.orchestration.dashboard.PublishedPage;
import citylake.orchestration.night.NightResult;
import citylake.orchestration.night.NightRun;
import citylake.orchestration.night.NightSettings;
import citylake.orchestration.night.RunReport;
import citylake.orchestration.night.StepDesk;
import citylake.orchestration.night.StepOutcome;
import citylake.orchestration.resident.ResidentCaller;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.FSError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code citylake night}: one night over the configured sources. */
@Command(
    name = "night",
    mixinStandardHelpOptions = true,
    description =
        "Takes in what the cities delivered, brings it to the standard, runs the models, judges all of it and releases it, whole or not at all. The same night again changes nothing; after a crash it goes on where it was.",
    footer = {
      "",
      "Examples:",
      "  citylake night --date 2019-07-01 --dumps /data/dumps",
      "  citylake night --date 2026-03-02 --dumps dumps --sources my-cities --json",
      "",
      "Exit codes: 0 released or nothing to do; 1 failed; 2 wrong command line, or a date that is refused;",
      "4 refused by the out-gate (readers see the release before); 5 released, but files were refused (only",
      "with --strict). What went wrong: citylake why"
    })
final class NightCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private NightOptions night;

  @Option(names = "--strict", description = "Exit with 5 when a file was refused.")
  private boolean strict;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    ResidentCaller resident = new ResidentCaller(night.order());
    return resident.isServed() ? through(resident) : here();
  }

  /** A resident process holds this night already, with its session: it does the work. */
  private int through(ResidentCaller resident) {
    StepOutcome outcome = resident.call(StepDesk.WHOLE);
    JsonNode result =
        RunReport.find(night.home(), night.settings().run()).orElseThrow().path("result");
    spec.commandLine()
        .getOut()
        .println(json ? result : NextCommands.onSameLake(spec, outcome.message()));
    int exitCode = StepCommand.exitCode(outcome);
    return exitCode == ExitCode.DONE && strict && hasRefused(result)
        ? ExitCode.REFUSED_FILES
        : exitCode;
  }

  private int here() throws Exception {
    NightSettings settings = night.settings();
    RunReport report = RunReport.of(settings.home(), settings.run());
    report.started(settings.date());
    ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr(), report);
    try (LakeCatalog catalog = night.open()) {
      NightResult result =
          new NightRun(settings, catalog, night::session, progress, Clock.systemUTC()).run();
      if (result.status() != NightResult.Status.BLOCKED
          && PublishedPage.isBehind(settings.home(), result.release())) {
        progress.at("dashboard", PublishedPage.folder(settings.home()).toString());
        PublishedPage.renew(night.session(), catalog, result.release(), settings);
      }
      String text = Output.json(result);
      report.ended(text);
      spec.commandLine()
          .getOut()
          .println(json ? text : NextCommands.onSameLake(spec, NightText.of(result)));
      return exitCode(result);
    } catch (RuntimeException | FSError e) { // Hadoop's local disk fails by an error
      report.failed(progress.stage(), e);
      throw e;
    }
  }

  private int exitCode(NightResult result) {
    if (result.status() == NightResult.Status.BLOCKED) {
      return ExitCode.BLOCKED;
    }
    boolean anyRefused = result.refusals().stream().anyMatch(r -> r.status().equals("refused"));
    return strict && (anyRefused || !result.stillRefused().isEmpty())
        ? ExitCode.REFUSED_FILES
        : ExitCode.DONE;
  }

  private static boolean hasRefused(JsonNode result) {
    for (JsonNode refusal : result.path("refusals")) {
      if (refusal.path("status").asText().equals("refused")) {
        return true;
      }
    }
    return !result.path("stillRefused").isEmpty();
  }
}
