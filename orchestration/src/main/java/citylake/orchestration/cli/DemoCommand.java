package citylake.orchestration.cli;

import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.lake.Release;
import citylake.lake.ReleasedReader;
import citylake.lake.Releases;
import citylake.lake.ScratchFolder;
import citylake.lake.SparkSessions;
import citylake.orchestration.dashboard.PublishedPage;
import citylake.orchestration.night.NightResult;
import citylake.orchestration.night.NightRun;
import citylake.orchestration.night.NightSettings;
import citylake.orchestration.night.RunReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code citylake demo}: an invented province, its nights, a summary and a page. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Makes up a province of sixteen cities that deliver in thirteen forms, with planted hot places and hours, runs three nights over it (with corrections, retractions, torn, doubled and late files, and a city that joins), and writes a page to look at. Nothing comes from outside.",
    footer = {
      "",
      "Examples:",
      "  citylake demo",
      "  citylake demo --small",
      "  citylake demo --folder /tmp/demo"
    })
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--small",
      description =
          "Three cities and two nights, which the examples of the documentation ask: a third of the time.")
  private boolean isSmall;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description =
          "Where to put it (default: ./demo, or ./small with --small); a demo that lies there is replaced.")
  private Path folder;

  private final List<NightResult> results = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    DemoStage stage = isSmall ? new SmallDemo() : new ProvinceDemo(spec.commandLine().getErr());
    folder = folder == null ? Path.of(stage.folder()) : folder;
    DemoFolder.prepare(folder);
    List<Source> sources = stage.declare(folder);
    LakeHome home = LakeHome.in(folder.resolve("lake"));
    Path scratch = ScratchFolder.below(home.local().resolve("scratch"));
    try (LakeCatalog catalog = LakeCatalog.open(home)) {
      SparkSession[] opened = new SparkSession[1];
      Supplier<SparkSession> session =
          () -> {
            if (opened[0] == null) {
              opened[0] = SparkSessions.open(home, "local[2]", scratch);
            }
            return opened[0];
          };
      for (int night = 1; night <= stage.nights(); night++) {
        run(stage, night, sources, home, catalog, session);
      }
      finish(stage, catalog, session.get(), sources);
    }
    return ExitCode.DONE;
  }

  private void run(
      DemoStage stage,
      int night,
      List<Source> sources,
      LakeHome home,
      LakeCatalog catalog,
      Supplier<SparkSession> session)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    LocalDate date = stage.date(night);
    Path dumps = stage.arrive(night);
    out.printf("%n== Night %d of %d: %s%n", night, stage.nights(), date);
    out.flush();
    NightSettings settings =
        new NightSettings(date, home, dumps.toString(), sources, ScanLimits.DEFAULT);
    RunReport report = RunReport.of(home, settings.run());
    report.started(date);
    NightResult result =
        new NightRun(
                settings,
                catalog,
                session,
                new ConsoleProgress(spec.commandLine().getErr(), report),
                Clock.systemUTC())
            .run();
    report.ended(Output.json(result));
    results.add(result);
    out.println(NightText.of(result));
  }

  private void finish(
      DemoStage stage, LakeCatalog catalog, SparkSession session, List<Source> sources) {
    PrintWriter out = spec.commandLine().getOut();
    ReleasedReader reader = new ReleasedReader(session, catalog);
    Release release = new Releases(catalog).current().orElseThrow();
    Path page =
        new PublishedPage(reader, release, sources)
            .write(folder.resolve("dashboard"), "An invented province", true, stage.planted());
    out.printf("%n== What was planted%n");
    stage.planted().forEach(sentence -> out.println("- " + sentence));
    out.printf("%n== What the lake says, from published tables%n");
    out.println(stage.found(reader, release, results));
    out.printf("%nThe page:    %s%n", page.toAbsolutePath().normalize());
    out.printf("The lake:    %s%n", folder.resolve("lake"));
    String lake = "--lake " + folder.resolve("lake");
    out.println("Go on with:");
    out.printf("  ./citylake why %s%n", lake);
    out.printf(
        "  ./citylake sql %s \"SELECT * FROM published.hot_place WHERE label = 'hot' ORDER BY gi_z DESC\"%n",
        lake);
    out.printf("  ./citylake quarantine list %s%n", lake);
    out.printf("  ./citylake release list %s%n", lake);
  }
}
