package citylake.orchestration.cli;

import citylake.etl.draft.Draft;
import citylake.etl.draft.Draft.DraftFile;
import citylake.etl.draft.DraftFolder;
import citylake.etl.draft.DraftReport;
import citylake.etl.draft.Drafter;
import citylake.etl.draft.Known;
import citylake.etl.draft.KnownPlaces;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code citylake source new}: drafts contract, SELECT, code list and city from a sample. */
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description =
        "Drafts a source from a sample file: the dump's contract, the SELECT to the standard table, the code list and the city's YAML, with reasons, doubts and what to ask the city. No lake is touched, and nothing that somebody wrote is written over.",
    footer = {
      "",
      "Examples:",
      "  citylake source new cases.csv --city shagang --vendor anhe --out my-sources",
      "  citylake source new crashes.csv --city shagang --vendor anhe --kind crash --out my-sources",
      "  citylake source new cases.csv --city shagang --vendor anhe --zone Asia/Shanghai \\",
      "      --code 990100 --code-system \"GB/T 2260\" --proj4 \"+proj=utm +zone=50 +datum=WGS84\" --out my-sources",
      "  citylake source new export.parquet --city shagang --vendor anhe --kind vehicle_sighting --out my-sources",
      "  citylake source new cases.csv --city shagang --vendor anhe --known stations.csv --out my-sources",
      "",
      "Then: fill in the code list, and citylake source check FILE --sources DIR --city C",
      "",
      "Exit codes: 0 drafted, 1 the file cannot be drafted from or a file is in the way, 2 wrong usage"
    })
final class SourceNewCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "SAMPLE",
      description = "A file of any format that a night reads, plain or gzip.")
  private Path sample;

  @Option(
      names = "--city",
      required = true,
      paramLabel = "C",
      description = "Word for the city: lower-case letters, digits and _.")
  private String city;

  @Option(
      names = "--vendor",
      required = true,
      paramLabel = "V",
      description = "Word for the maker of its platform: lower-case letters, digits and -.")
  private String vendor;

  @Option(
      names = "--kind",
      paramLabel = "K",
      description =
          "What the records are: incident, crash, help_request or vehicle_sighting (default: as the file looks).")
  private String kind;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Zone of the clocks in the file, e.g. Asia/Shanghai.")
  private String zone;

  @Option(
      names = "--proj4",
      paramLabel = "PARAMETERS",
      description = "Coordinate system of the places, where they are not in degrees.")
  private String proj4;

  @Option(
      names = "--known",
      paramLabel = "FILE",
      description =
          "Places of the city that are certain to be WGS84 (an earlier dump, stations, points along roads), to tell GCJ-02 and BD-09 by; its columns are found as those of the sample.")
  private Path known;

  @Option(names = "--code", paramLabel = "CODE", description = "The city's code.")
  private String code;

  @Option(
      names = "--code-system",
      paramLabel = "NAME",
      description = "What the code is a code of, e.g. \"GB/T 2260\".")
  private String codeSystem;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder of sources; made, or added to.")
  private Path out;

  @Option(
      names = "--replace",
      description = "Write over drafts of this vendor and kind; a city's YAML stays as it is.")
  private boolean replace;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  private record Answer(
      String city,
      String vendor,
      String kind,
      long records,
      List<?> findings,
      List<?> faults,
      List<String> written,
      List<String> asks) {}

  @Override
  public Integer call() {
    Draft draft =
        Drafter.of(
            sample,
            new Known(city, vendor, kind, zone, proj4, code, codeSystem),
            known == null ? KnownPlaces.NONE : KnownPlaces.of(known));
    boolean hasCity = Files.exists(out.resolve(draft.cityFile()));
    List<DraftFile> files =
        draft.files().stream()
            .filter(file -> !hasCity || !file.path().equals(draft.cityFile()))
            .toList();
    DraftFolder.write(out, files, replace);
    List<String> written = files.stream().map(file -> out.resolve(file.path()).toString()).toList();
    PrintWriter answer = spec.commandLine().getOut();
    if (json) {
      answer.println(
          Output.json(
              new Answer(
                  draft.id(),
                  draft.vendor(),
                  draft.kind(),
                  draft.records(),
                  draft.findings(),
                  draft.faults(),
                  written,
                  draft.asks())));
      return ExitCode.DONE;
    }
    answer.print(DraftReport.text(draft));
    answer.printf("%nAsk the city%n");
    draft.asks().forEach(ask -> answer.printf("  - %s%n", ask));
    answer.printf("%nWritten%n");
    written.forEach(file -> answer.printf("  %s%n", file));
    if (hasCity) {
      answer.printf(
          "%n%s stays as it is. Add below its dumps:, unless it stands there:%n  %s%n",
          out.resolve(draft.cityFile()), draft.dumpLine());
    }
    answer.printf(
        "%nNext: citylake source check %s --sources %s --only-sources --city %s --dump %s%n",
        sample, out, draft.id(), draft.kind());
    return ExitCode.DONE;
  }
}
