package citylake.orchestration.cli;

import citylake.etl.source.Source;
import citylake.lake.SparkSessions;
import citylake.orchestration.check.CheckReport;
import citylake.orchestration.check.FileCheck;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code citylake source check}: what the night would make of a file, record by record. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Takes a file through contract and SELECT as the night would, without a lake, and says record by record what is wrong and what is wanted. Values of fields graded sensitive or top_secret are never shown.",
    footer = {
      "",
      "Examples:",
      "  citylake source check cases.csv --sources my-sources --city shagang",
      "  citylake source check crashes.csv.gz --city denver --dump crash --limit 200",
      "  citylake source check cases.csv --sources my-sources --city shagang --json > report.json",
      "",
      "Exit codes: 0 the night would take the file (what is wrong with records is named), 1 failed,",
      "2 wrong usage, 3 no such file, 5 the file would be refused, or with --strict anything was found"
    })
final class SourceCheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SourcesOption sources;

  @Parameters(paramLabel = "FILE", description = "The city's file, as it would deliver it.")
  private Path file;

  @Option(names = "--city", paramLabel = "C", description = "The city, as its YAML is named.")
  private String city;

  @Option(
      names = "--dump",
      paramLabel = "K",
      description = "Which of its dumps the file is, e.g. crash (default: by the file's name).")
  private String dump;

  @Option(
      names = "--night",
      paramLabel = "DATE",
      description = "Date that counts as today: later times lie in the future (default: today).")
  private LocalDate night;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "Findings listed (default: ${DEFAULT-VALUE}); all are counted.")
  private int limit;

  @Option(names = "--no-values", description = "Show no value of any field.")
  private boolean noValues;

  @Option(names = "--strict", description = "Exit with 5 for anything that is found on a record.")
  private boolean strict;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Option(
      names = "--master",
      hidden = true,
      defaultValue = "local[2]",
      description = "Spark master.")
  private String master;

  @Override
  public Integer call() throws IOException {
    if (limit < 0) {
      throw new ParameterException(
          spec.commandLine(), "Invalid --limit (must not be negative): " + limit);
    }
    if (!Files.isRegularFile(file)) {
      throw new Failures.NotFound(
          "Cannot check %s: there is no such file. Nothing was read.".formatted(file));
    }
    Source source = source();
    LocalDate today = night == null ? LocalDate.now(ZoneOffset.UTC) : night;
    CheckReport report = new FileCheck(source, today, limit, noValues).run(file, this::session);
    spec.commandLine().getOut().println(json ? Output.json(report) : CheckText.of(report));
    boolean isRefused = report.refusal() != null || (strict && report.found() > 0);
    return isRefused ? ExitCode.REFUSED_FILES : ExitCode.DONE;
  }

  private SparkSession session(long records) {
    // Spark makes a folder of its own there and removes it.
    Path scratch = Path.of(System.getProperty("java.io.tmpdir"));
    SparkSession session = SparkSessions.withoutLake(master, scratch);
    SparkSessions.suit(session, records);
    return session;
  }

  /** The one source that was named, or that claims files of this name. */
  private Source source() {
    List<Source> all = sources.load();
    List<Source> named =
        all.stream()
            .filter(source -> city == null || source.city().id().equals(city))
            .filter(source -> dump == null || source.dump().equals(dump))
            .toList();
    List<Source> fitting = named.stream().filter(source -> claims(source, file)).toList();
    List<Source> chosen = named.size() == 1 ? named : fitting;
    if (chosen.size() == 1) {
      return chosen.get(0);
    }
    throw new ParameterException(
        spec.commandLine(),
        "Cannot tell which source %s belongs to: %s. Name it with --city and --dump; declared: %s"
            .formatted(
                file.getFileName(),
                chosen.isEmpty() ? "none fits" : names(chosen) + " fit",
                names(named.isEmpty() ? all : named)));
  }

  private static String names(List<Source> sources) {
    return sources.stream().map(Source::name).collect(Collectors.joining(", "));
  }

  /** By the last part of the pattern below the folder of dumps. */
  private static boolean claims(Source source, Path file) {
    String glob = source.filesGlob();
    String last = glob.substring(glob.lastIndexOf('/') + 1);
    return FileSystems.getDefault().getPathMatcher("glob:" + last).matches(file.getFileName());
  }
}
