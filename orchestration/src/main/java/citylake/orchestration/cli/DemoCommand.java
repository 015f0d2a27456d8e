package citylake.orchestration.cli;

import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.lake.Release;
import citylake.lake.ReleasedReader;
import citylake.lake.Releases;
import citylake.lake.SparkSessions;
import citylake.orchestration.dashboard.PublishedPage;
import citylake.orchestration.night.NightResult;
import citylake.orchestration.night.NightRun;
import citylake.orchestration.night.NightSettings;
import citylake.orchestration.night.RunReport;
import citylake.sample.SampleProvince;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code citylake demo}: an invented province, two nights, a summary and a page, with nothing from
 * outside.
 */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Makes up three small cities with planted hot places and hours, runs two nights over their dumps (the second with a correction, a retraction, a late file and a broken one), and writes a page to look at.",
    footer = {"", "Examples:", "  citylake demo", "  citylake demo --folder /tmp/demo"})
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      defaultValue = "demo",
      description =
          "Where to put it (default: ./${DEFAULT-VALUE}); a demo that lies there is replaced.")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    DemoFolder.prepare(folder);
    SampleProvince province = SampleProvince.ofSeed(SampleProvince.SEED);
    province.writeSources(folder.resolve("sources"));
    List<Source> sources = Sources.loadOnly(List.of(folder.resolve("sources"))).all();
    LakeHome home = LakeHome.in(folder.resolve("lake"));
    Path scratch = Files.createDirectories(home.local().resolve("scratch"));
    try (LakeCatalog catalog = LakeCatalog.open(home)) {
      SparkSession[] session = new SparkSession[1];
      List<String> story = new ArrayList<>();
      for (int night = 1; night <= 2; night++) {
        story.addAll(
            night == 1
                ? province.writeNight1(folder.resolve("dumps"))
                : province.writeNight2(folder.resolve("dumps")));
        LocalDate date = night == 1 ? province.night1() : province.night2();
        out.printf("%n== Night %d of 2: %s%n", night, date);
        out.flush();
        NightSettings settings =
            new NightSettings(
                date, home, folder.resolve("dumps").toString(), sources, ScanLimits.DEFAULT);
        RunReport report = RunReport.of(home, settings.run());
        report.started(date);
        NightResult result =
            new NightRun(
                    settings,
                    catalog,
                    () -> {
                      if (session[0] == null) {
                        session[0] = SparkSessions.open(home, "local[2]", scratch);
                      }
                      return session[0];
                    },
                    new ConsoleProgress(spec.commandLine().getErr(), report),
                    Clock.systemUTC())
                .run();
        report.ended(Output.json(result));
        out.println(NightText.of(result));
      }
      finish(out, catalog, session[0], sources, story);
    }
    return ExitCode.DONE;
  }

  private void finish(
      PrintWriter out,
      LakeCatalog catalog,
      SparkSession session,
      List<Source> sources,
      List<String> story) {
    ReleasedReader reader = new ReleasedReader(session, catalog);
    Release release = new Releases(catalog).current().orElseThrow();
    Path page =
        new PublishedPage(reader, release, sources)
            .write(folder.resolve("dashboard"), "An invented province", true, story);
    out.printf("%n== What was planted%n");
    story.forEach(sentence -> out.println("- " + sentence));
    out.printf("%n== What the lake says, from published tables%n");
    out.println(PublishedSummary.of(reader, release));
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
