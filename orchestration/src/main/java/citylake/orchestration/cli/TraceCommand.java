package citylake.orchestration.cli;

import citylake.lake.LakeCatalog;
import citylake.orchestration.trace.FigureTrace;
import citylake.orchestration.trace.InvalidKey;
import citylake.orchestration.trace.NothingThere;
import citylake.orchestration.trace.ReleaseView;
import citylake.orchestration.trace.RowTrace;
import citylake.orchestration.trace.Tracer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code citylake trace}: from a figure to its rows, from a row to its record in a file. */
@Command(
    name = "trace",
    mixinStandardHelpOptions = true,
    description =
        "Follows a row back to where it comes from: a published figure to the steps and standard rows behind it, a standard row to its record in a file, with every rule that changed a value. Hashes, rules and counts are checked again.",
    footer = {
      "",
      "Examples:",
      "  citylake trace published.hot_place denver incident 250m_12_-7",
      "  citylake trace published.hour_of_week denver crash 5 17",
      "  citylake trace published.incident_count 0820000 2018-03-01 05 --all",
      "  citylake trace standard.crash --key crash_no=15-001234 st_louis",
      "",
      "A tool of the data team: it shows what published tables withhold, and raw records, which are top",
      "secret (--no-raw hides their text).",
      "",
      "Exit codes: 0 found, and all that was checked holds; 1 something does not hold; 2 not a key of the",
      "table; 3 no such table or row."
    })
final class TraceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private LakeOption lake;
  @Mixin private SourcesOption sources;

  @Parameters(index = "0", paramLabel = "TABLE", description = "Table, e.g. standard.incident.")
  private String table;

  @Parameters(
      index = "1..*",
      paramLabel = "KEY",
      description = "Values of the key columns in their order; a city's id may stand for its code.")
  private List<String> inOrder = new ArrayList<>();

  @Option(
      names = "--key",
      paramLabel = "COLUMN=VALUE",
      description = "A key column by name; may be given more than once.")
  private Map<String, String> named = new LinkedHashMap<>();

  @Option(
      names = "--limit",
      defaultValue = "10",
      paramLabel = "N",
      description = "Rows listed behind a figure (default: ${DEFAULT-VALUE}); all are counted.")
  private int limit;

  @Option(names = "--all", description = "List all rows behind a figure.")
  private boolean all;

  @Option(names = "--no-raw", description = "Hide the text of raw records and of their fields.")
  private boolean noRaw;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (limit < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid --limit (must be at least 1): %d. For all rows: --all".formatted(limit));
    }
    try {
      Tracer tracer = Tracer.of(table, inOrder, named, sources.load());
      try (LakeCatalog catalog = lake.openExisting()) {
        ReleaseView release = ReleaseView.current(catalog, lake::session);
        return tracer.isFigure()
            ? say(tracer.figure(release, all ? 0 : limit))
            : say(tracer.row(release, !noRaw));
      }
    } catch (NothingThere e) {
      throw new Failures.NotFound(e.getMessage());
    } catch (InvalidKey e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private int say(RowTrace trace) {
    spec.commandLine()
        .getOut()
        .println(json ? Output.json(trace) : NextCommands.onSameLake(spec, RowTraceText.of(trace)));
    return trace.holds() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private int say(FigureTrace trace) {
    spec.commandLine()
        .getOut()
        .println(
            json ? Output.json(trace) : NextCommands.onSameLake(spec, FigureTraceText.of(trace)));
    return trace.holds() ? ExitCode.DONE : ExitCode.FAILED;
  }
}
