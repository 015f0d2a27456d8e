package citylake.orchestration.cli;

import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import citylake.lake.LakeCatalog;
import citylake.lake.Release;
import citylake.lake.Releases;
import citylake.orchestration.dashboard.PublishedPage;
import citylake.orchestration.delivery.DumpListing;
import citylake.orchestration.lineage.LineageSettings;
import citylake.orchestration.night.BackfillOrder;
import citylake.orchestration.night.BackfillPlan;
import citylake.orchestration.night.BackfillResult;
import citylake.orchestration.night.BackfillRun;
import citylake.orchestration.night.NightResult;
import citylake.orchestration.night.NightRun;
import citylake.orchestration.night.NightSettings;
import citylake.orchestration.night.RunReport;
import java.io.Console;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.FSError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code citylake backfill}: what was delivered before, read again by today's declarations. */
@Command(
    name = "backfill",
    mixinStandardHelpOptions = true,
    description =
        "After a declaration was mended: reads the kept files of the cities again that were taken in these nights by another declaration, and all files before and after them of the same city and kind, because what becomes of a record depends on those. Says first what it would do. With --dumps, nights of the range that were never run are run, in order.",
    footer = {
      "",
      "Figures that were published keep their vintage: the release before stays readable, and",
      "citylake release diff says what changed.",
      "",
      "Examples:",
      "  citylake backfill --from 2026-03-01 --to 2026-03-31 --cities denver --dry-run",
      "  citylake backfill --from 2026-03-01 --to 2026-03-31 --cities denver,boston --yes",
      "  citylake backfill --from 2006-01-01 --to 2026-03-31 --dumps '/data/dumps/{date}' --yes",
      "",
      "Exit codes: 0 released, nothing to do, or only said what it would do; 1 failed, nothing shows;",
      "2 wrong command line, or --yes is missing; 4 refused by the out-gate (readers see the release before)."
    })
final class BackfillCommand implements Callable<Integer> {
  private static final String DATE = "{date}";

  @Spec private CommandSpec spec;
  @Mixin private LakeOption lake;
  @Mixin private SourcesOption sources;

  @Option(names = "--from", required = true, paramLabel = "DATE", description = "First night.")
  private LocalDate from;

  @Option(names = "--to", required = true, paramLabel = "DATE", description = "Last night.")
  private LocalDate to;

  @Option(
      names = "--cities",
      split = ",",
      paramLabel = "CITY",
      description = "Ids of the cities, with commas between; all that are declared if left out.")
  private List<String> cities = List.of();

  @Option(
      names = "--dumps",
      paramLabel = "DIR",
      description =
          "Folder of dumps for nights that were never run; {date} in it stands for the night's date, and a night whose folder is not there is left out.")
  private String dumps;

  @Option(
      names = "--again",
      description =
          "Also what was read by today's declarations already, for after a change of the program.")
  private boolean again;

  @Option(names = "--yes", description = "Do it without asking.")
  private boolean yes;

  @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    List<Source> declared = sources.load();
    BackfillOrder order = order(declared);
    refuseMisspeltDumps();
    try (LakeCatalog catalog = dumps == null ? lake.openExisting() : lake.open()) {
      BackfillPlan plan = BackfillPlan.of(order, catalog, declared);
      List<LocalDate> nights = nightsToRun(catalog);
      boolean isNothing = plan.isEmpty() && nights.isEmpty();
      String planned = NextCommands.onSameLake(spec, BackfillText.planned(plan, order, nights));
      if (dryRun || isNothing) {
        say(Map.of("plan", plan, "nights", nights), planned);
        return ExitCode.DONE;
      }
      spec.commandLine().getErr().println(planned);
      if (!isWanted()) {
        if (json) {
          say(Map.of("plan", plan, "nights", nights), planned);
        }
        return ExitCode.USAGE;
      }
      return carryOut(order, plan, nights, catalog, declared);
    }
  }

  private BackfillOrder order(List<Source> declared) {
    try {
      return BackfillOrder.of(from, to, cities, again, declared, LocalDate.now(ZoneOffset.UTC));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  /** A folder that is not there would look like nights without dumps. */
  private void refuseMisspeltDumps() {
    String folder = dumps == null ? "" : dumps.replaceFirst("[^/]*\\{date}.*", "");
    if (!folder.isEmpty() && !DumpListing.isThere(folder)) {
      throw new ParameterException(
          spec.commandLine(),
          "Cannot find the dumps: there is no folder %s. Nothing has been done; mend --dumps."
              .formatted(folder));
    }
  }

  /** Nights of the range behind the released one that were never run and whose dumps are there. */
  private List<LocalDate> nightsToRun(LakeCatalog catalog) {
    List<LocalDate> nights = new ArrayList<>();
    if (dumps != null) {
      LocalDate released =
          new Releases(catalog).current().map(Release::night).orElse(LocalDate.MIN);
      from.datesUntil(to.plusDays(1))
          .filter(night -> night.isAfter(released))
          .filter(night -> !dumps.contains(DATE) || DumpListing.isThere(folder(night)))
          .forEach(nights::add);
    }
    // One folder for all nights is taken in by the first of them; the others find nothing new.
    return dumps != null && !dumps.contains(DATE) && !nights.isEmpty()
        ? List.of(nights.get(0))
        : nights;
  }

  private String folder(LocalDate night) {
    return dumps.replace(DATE, night.toString());
  }

  /**
   * Asks a person; a program has to say --yes. Java 17 has no console where there is no terminal.
   */
  @SuppressWarnings("SystemConsoleNull")
  private boolean isWanted() {
    if (yes) {
      return true;
    }
    Console console = System.console();
    if (console == null || json) {
      spec.commandLine().getErr().println("Nothing has been done. Add --yes to do it.");
      return false;
    }
    String answer = console.readLine("Do it? [y/N] ");
    boolean isWanted = answer != null && answer.strip().equalsIgnoreCase("y");
    if (!isWanted) {
      spec.commandLine().getErr().println("Nothing has been done.");
    }
    return isWanted;
  }

  private int carryOut(
      BackfillOrder order,
      BackfillPlan plan,
      List<LocalDate> nights,
      LakeCatalog catalog,
      List<Source> declared) {
    Map<String, Object> answer = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder();
    boolean isBlocked = false;
    if (!plan.isEmpty()) {
      BackfillResult result = restate(order, catalog, declared);
      answer.put("backfill", result);
      result.warnings().forEach(warning -> text.append("WARNING: ").append(warning).append('\n'));
      text.append(BackfillText.done(result)).append('\n');
      isBlocked = result.status() == BackfillResult.Status.BLOCKED;
    }
    List<NightResult> results = new ArrayList<>();
    for (LocalDate night : nights) {
      if (!isBlocked) {
        NightResult result = night(night, catalog, declared);
        results.add(result);
        text.append(NightText.of(result)).append('\n');
        isBlocked = result.status() == NightResult.Status.BLOCKED;
      }
    }
    answer.put("nights", results);
    say(answer, text.toString().stripTrailing());
    return isBlocked ? ExitCode.BLOCKED : ExitCode.DONE;
  }

  private BackfillResult restate(BackfillOrder order, LakeCatalog catalog, List<Source> declared) {
    RunReport report = RunReport.of(lake.home(), "backfill");
    report.started(from);
    ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr(), report);
    try {
      BackfillResult result =
          new BackfillRun(
                  order,
                  catalog,
                  declared,
                  lake::session,
                  progress,
                  Clock.systemUTC(),
                  LineageSettings.of(System.getenv()))
              .run();
      report.ended(Output.json(result));
      if (result.status() == BackfillResult.Status.RELEASED) {
        renewPage(catalog, result.release(), declared);
      }
      return result;
    } catch (RuntimeException | FSError e) {
      report.failed(progress.stage(), e);
      throw e;
    }
  }

  private NightResult night(LocalDate date, LakeCatalog catalog, List<Source> declared) {
    NightSettings settings =
        new NightSettings(date, lake.home(), folder(date), declared, ScanLimits.DEFAULT)
            .telling(LineageSettings.of(System.getenv()));
    RunReport report = RunReport.of(lake.home(), settings.run());
    report.started(date);
    ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr(), report);
    try {
      NightResult result =
          new NightRun(settings, catalog, lake::session, progress, Clock.systemUTC()).run();
      report.ended(Output.json(result));
      if (result.status() == NightResult.Status.RELEASED) {
        renewPage(catalog, result.release(), declared);
      }
      return result;
    } catch (RuntimeException | FSError e) {
      report.failed(progress.stage(), e);
      throw e;
    }
  }

  private void renewPage(LakeCatalog catalog, Release release, List<Source> declared) {
    NightSettings settings =
        new NightSettings(release.night(), lake.home(), "", declared, ScanLimits.DEFAULT);
    PublishedPage.renew(lake.session(), catalog, release, settings);
  }

  private void say(Map<String, Object> answer, String text) {
    spec.commandLine()
        .getOut()
        .println(json ? Output.json(answer) : NextCommands.onSameLake(spec, text));
  }
}
