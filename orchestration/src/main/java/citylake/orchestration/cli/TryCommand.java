package citylake.orchestration.cli;

import citylake.etl.draft.Draft;
import citylake.etl.draft.DraftReport;
import citylake.etl.draft.Drafter;
import citylake.serving.dashboard.FirstLook;
import citylake.serving.dashboard.FirstLookPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
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
        "Looks at a stranger's CSV file, plain or gzip: drafts the source (city, contract, SELECT, code list), names the file's faults and draws a first map and clock. Nothing leaves this machine and no lake is touched.",
    footer = {
      "",
      "Examples:",
      "  citylake try incidents.csv",
      "  citylake try crashes.csv.gz --out drafts/crashes",
      "  citylake try planar.csv --proj4 \"+proj=utm +zone=50 +datum=WGS84 +units=m\"",
      "",
      "Then: confirm what the report asks, complete the drafted files, and run",
      "  citylake night --date D --dumps DIR --sources FOLDER",
      "",
      "Exit codes: 0 drafted, 1 the file cannot be looked at, 2 wrong usage"
    })
final class TryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "Delimited text with or without a header.")
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
    Draft draft = Drafter.of(file, proj4);
    Path folder = out == null ? Path.of(draft.id() + "-draft") : out;
    Path sources = folder.resolve("sources");
    draft.files().forEach(drafted -> write(sources.resolve(drafted.path()), drafted.text()));
    Path report = folder.resolve("report.txt");
    write(report, DraftReport.text(draft));
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

  private static void write(Path path, String text) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to write %s. What was written before it may be deleted.".formatted(path), e);
    }
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
