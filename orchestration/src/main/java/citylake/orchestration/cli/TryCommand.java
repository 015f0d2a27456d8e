package citylake.orchestration.cli;

import citylake.etl.draft.Draft;
import citylake.etl.draft.Draft.DraftFile;
import citylake.etl.draft.DraftFolder;
import citylake.etl.draft.DraftReport;
import citylake.etl.draft.Drafter;
import citylake.etl.draft.Known;
import citylake.serving.dashboard.FirstLook;
import citylake.serving.dashboard.FirstLookPage;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code citylake try}: a first look at a stranger's file. */
@Command(
    name = "try",
    mixinStandardHelpOptions = true,
    description =
        "Looks at a stranger's file (CSV, Excel, JSON, XML, Parquet and others), plain or gzip: drafts the source (city, contract, SELECT, code list), names the file's faults and draws a first map and clock. Nothing leaves this machine and no lake is touched.",
    footer = {
      "",
      "Examples:",
      "  citylake try incidents.csv",
      "  citylake try crashes.csv.gz --out drafts/crashes",
      "  citylake try planar.csv --proj4 \"+proj=utm +zone=50 +datum=WGS84 +units=m\"",
      "",
      "To connect the city, draft its source by name: citylake source new FILE --city C --vendor V --out DIR",
      "",
      "Exit codes: 0 drafted, 1 the file cannot be looked at, 2 wrong usage"
    })
final class TryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A file of any format that a night reads.")
  private Path file;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where to write (default: the file's name with -draft, in this folder).")
  private Path out;

  @Option(
      names = "--proj4",
      paramLabel = "PARAMETERS",
      description = "Coordinate system of the file's places, where they are not in degrees.")
  private String proj4;

  @Option(
      names = "--replace",
      description = "Write over drafts that somebody has changed since; without it they are kept.")
  private boolean replace;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  /** What the command answers in JSON. */
  private record Answer(
      String file,
      String kind,
      long records,
      List<?> findings,
      List<?> faults,
      String sources,
      String report,
      String page) {}

  @Override
  public Integer call() {
    Draft draft = Drafter.of(file, Known.projection(proj4));
    Path folder = out == null ? Path.of(draft.id() + "-draft") : out;
    Path sources = folder.resolve("sources");
    Path report = folder.resolve("report.txt");
    Stream<DraftFile> drafted =
        draft.files().stream().map(each -> new DraftFile("sources/" + each.path(), each.text()));
    DraftFile words = new DraftFile("report.txt", DraftReport.text(draft));
    DraftFolder.write(folder, Stream.concat(drafted, Stream.of(words)).toList(), replace);
    Path page = FirstLookPage.write(folder.resolve("first-look.html"), firstLook(draft));
    PrintWriter answer = spec.commandLine().getOut();
    if (json) {
      answer.println(
          Output.json(
              new Answer(
                  draft.file(),
                  draft.kind(),
                  draft.records(),
                  draft.findings(),
                  draft.faults(),
                  sources.toString(),
                  report.toString(),
                  page.toString())));
    } else {
      answer.print(DraftReport.text(draft));
      answer.printf("%nWritten to %s:%n", folder);
      answer.printf("  first-look.html   map and clock; open it in a browser%n");
      answer.printf("  report.txt        the words above, for the city%n");
      answer.printf("  sources/          the drafted source; lines marked \"ask\" are yours%n");
    }
    return ExitCode.DONE;
  }

  private static FirstLook firstLook(Draft draft) {
    return new FirstLook(
        draft.file(),
        draft.records(),
        draft.columns().stream()
            .map(
                column ->
                    new FirstLook.Column(
                        column.name(), column.type(), column.role(), column.filled()))
            .toList(),
        draft.faults().stream()
            .map(
                fault ->
                    new FirstLook.Fault(
                        fault.name(), fault.records(), fault.detail(), fault.firstRecord()))
            .toList(),
        Draft.CELL_M,
        draft.cells().stream()
            .map(cell -> new FirstLook.PlaceCell(cell.lon(), cell.lat(), cell.count()))
            .toList(),
        draft.placed(),
        draft.hours(),
        draft.timed(),
        draft.timeColumn());
  }
}
