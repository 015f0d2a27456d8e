package citylake.orchestration.cli;

import citylake.etl.landing.ScanLimits;
import citylake.lake.LakeCatalog;
import citylake.lake.ReleasedReader;
import citylake.orchestration.dashboard.PublishedPage;
import citylake.orchestration.night.NightResult;
import citylake.orchestration.night.NightRun;
import citylake.orchestration.night.NightSettings;
import citylake.orchestration.night.RunReport;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
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
      "Exit codes: 0 released or nothing to do; 1 failed; 4 refused by the out-gate (readers see the",
      "release before); 5 released, but files were refused (only with --strict). What went wrong: citylake why"
    })
final class NightCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private LakeOption lake;
  @Mixin private SourcesOption sources;

  @Option(
      names = "--date",
      required = true,
      paramLabel = "DATE",
      description = "Business date of the night, e.g. 2026-03-02: its run key.")
  private LocalDate date;

  @Option(
      names = "--dumps",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the cities' dumps; any file system that Hadoop knows.")
  private String dumps;

  @Option(names = "--strict", description = "Exit with 5 when a file was refused.")
  private boolean strict;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    NightSettings settings =
        new NightSettings(date, lake.home(), dumps, sources.load(), ScanLimits.DEFAULT);
    RunReport report = RunReport.of(lake.home(), settings.run());
    report.started(date);
    ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr(), report);
    try (LakeCatalog catalog = lake.open()) {
      NightResult result =
          new NightRun(settings, catalog, lake::session, progress, Clock.systemUTC()).run();
      if (result.status() == NightResult.Status.RELEASED) {
        progress.at("dashboard", lake.home().local().resolve("dashboard").toString());
        new PublishedPage(
                new ReleasedReader(lake.session(), catalog), result.release(), settings.sources())
            .write(lake.home().local().resolve("dashboard"), "Citylake", false, List.of());
      }
      String text = Output.json(result);
      report.ended(text);
      spec.commandLine().getOut().println(json ? text : NightText.of(result));
      return exitCode(result);
    } catch (RuntimeException e) {
      report.failed(progress.stage(), e.getMessage());
      throw e;
    }
  }

  private int exitCode(NightResult result) {
    if (result.status() == NightResult.Status.BLOCKED) {
      return ExitCode.BLOCKED;
    }
    boolean anyRefused = result.refusals().stream().anyMatch(r -> r.status().equals("refused"));
    return strict && anyRefused ? ExitCode.REFUSED_FILES : ExitCode.DONE;
  }
}
