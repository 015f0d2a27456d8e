package citylake.orchestration.cli;

import citylake.lake.LakeCatalog;
import citylake.orchestration.dashboard.PublishedPage;
import citylake.orchestration.night.NightResult;
import citylake.orchestration.night.NightSettings;
import citylake.orchestration.night.OpenNight;
import citylake.orchestration.night.RunReport;
import citylake.orchestration.resident.Resident;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code citylake resident}: the process behind {@code citylake step run}. */
@Command(
    name = "resident",
    mixinStandardHelpOptions = true,
    description =
        "Holds a night open for citylake step run: its lock and its Spark session. Started by the first step that is run; there is no need to start it by hand. Ends by itself.",
    footer = {"", "Example:", "  citylake resident --date 2026-03-02 --dumps dumps --idle 60"})
final class ResidentCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private NightOptions night;

  @Option(
      names = "--idle",
      paramLabel = "SECONDS",
      defaultValue = "${CITYLAKE_IDLE:-300}",
      description =
          "End after so long without a call (default: 300, or CITYLAKE_IDLE); a few seconds after the release in any case.")
  private int idle;

  @Override
  public Integer call() throws Exception {
    NightSettings settings = night.settings();
    RunReport report = RunReport.of(settings.home(), settings.run());
    ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr(), report);
    try (LakeCatalog catalog = night.open()) {
      new Resident(
              night.order(),
              () -> OpenNight.open(settings, catalog, night::session, progress, Clock.systemUTC()),
              report,
              result -> released(result, settings, catalog, report),
              Duration.ofSeconds(idle))
          .serve();
    }
    spec.commandLine()
        .getOut()
        .println("Nobody asks any more; the night of %s ends here.".formatted(settings.date()));
    return ExitCode.DONE;
  }

  private void released(
      NightResult result, NightSettings settings, LakeCatalog catalog, RunReport report) {
    if (result.status() != NightResult.Status.BLOCKED
        && PublishedPage.isBehind(settings.home(), result.release())) {
      PublishedPage.renew(night.session(), catalog, result.release(), settings);
    }
    report.ended(Output.json(result));
  }
}
