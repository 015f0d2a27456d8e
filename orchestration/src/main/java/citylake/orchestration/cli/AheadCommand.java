package citylake.orchestration.cli;

import citylake.etl.landing.ScanLimits;
import citylake.lake.LakeCatalog;
import citylake.lake.Releases;
import citylake.orchestration.lineage.LineageSettings;
import citylake.orchestration.night.NightDate;
import citylake.orchestration.night.NightResult;
import citylake.orchestration.night.NightRun;
import citylake.orchestration.night.NightSettings;
import citylake.orchestration.night.RunReport;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.FSError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code citylake ahead}: files of some kinds, before their night. */
@Command(
    name = "ahead",
    mixinStandardHelpOptions = true,
    description =
        "Takes in what the cities delivered of some kinds ahead of the coming night, brings it to the standard, judges and releases it: alerts and sightings every 15 minutes, say. The night itself goes on from there, and ends in the same rows as if it had taken all of it; what is computed from those kinds, and whether they came in time, follows in it. Calls may be repeated; without new files nothing is written.",
    footer = {
      "",
      "Examples:",
      "  citylake ahead --kinds alert,vehicle_sighting --dumps /data/dumps",
      "  citylake ahead --kinds alert --dumps dumps --sources my-cities --json",
      "",
      "Exit codes: 0 released or nothing to do; 1 failed, or another run holds the lake (try again later);",
      "2 wrong command line; 3 no such lake; 4 refused by the out-gate (readers see the release before)."
    })
final class AheadCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private LakeOption lake;
  @Mixin private SourcesOption sources;
  @Mixin private DumpsOption dumps;

  @Option(
      names = "--kinds",
      required = true,
      split = ",",
      paramLabel = "KIND",
      description = "Kinds of the standard to take in, e.g. alert,vehicle_sighting.")
  private Set<String> kinds;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    try (LakeCatalog catalog = lake.openExisting()) {
      NightSettings settings = settings(catalog);
      RunReport report = RunReport.of(settings.home(), RunReport.AHEAD);
      report.started(settings.date());
      ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr(), report);
      try {
        NightResult result =
            new NightRun(settings, catalog, lake::session, progress, Clock.systemUTC()).run();
        report.ended(Output.json(result));
        say(result);
        return result.status() == NightResult.Status.BLOCKED ? ExitCode.BLOCKED : ExitCode.DONE;
      } catch (RuntimeException | FSError e) { // Hadoop's local disk fails by an error
        report.failed(progress.stage(), e);
        throw e;
      }
    }
  }

  private NightSettings settings(LakeCatalog catalog) {
    return new NightSettings(
            NightDate.coming(new Releases(catalog).current()),
            lake.home(),
            dumps.folder(),
            sources.load(),
            ScanLimits.DEFAULT)
        .accepting(dumps.accepted())
        .telling(LineageSettings.of(System.getenv()))
        .ahead(kinds);
  }

  private void say(NightResult result) {
    String text = json ? Output.json(result) : NightText.story(result) + closing(result);
    spec.commandLine().getOut().println(json ? text : NextCommands.onSameLake(spec, text));
  }

  private String closing(NightResult result) {
    String what = "%s, ahead of night %s".formatted(String.join(", ", kinds), result.night());
    long release = result.release().number();
    return switch (result.status()) {
      case RELEASED ->
          "Released as release %d: %s (%.1f s)."
              .formatted(release, what, result.took().toMillis() / 1000.0);
      case UP_TO_DATE ->
          "Nothing to do: no new file of %s (%d files known). Readers see release %d."
              .formatted(what, result.known(), release);
      case BLOCKED ->
          "Not released, see BLOCKED above: %s. Readers still see release %d. What to do: citylake why %s"
              .formatted(what, release, RunReport.AHEAD);
    };
  }
}
