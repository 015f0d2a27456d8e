package citylake.orchestration.cli;

import citylake.lake.PlainFile;
import citylake.orchestration.link.LinkExample;
import citylake.orchestration.link.LinkOrder;
import citylake.orchestration.link.LinkReport;
import citylake.orchestration.link.LinkRun;
import citylake.orchestration.link.NamedTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code citylake link}: which records of anyone's files are of one person. */
@Command(
    name = "link",
    mixinStandardHelpOptions = true,
    subcommands = {LinkExplainCommand.class, LinkReportCommand.class},
    description =
        "Finds the records of one person in one table, or in many, by settings that say how columns"
            + " are compared. Learns without labels, or uses a trained model as it is. Reads and"
            + " writes CSV and Parquet; no lake is touched.",
    footer = {
      "",
      "Examples:",
      "  citylake link --example persons",
      "  citylake link --settings persons/settings.yaml --in persons/register.csv --in"
          + " persons/lease.csv --out linked",
      "  citylake link --settings s.yaml --in a=2025.parquet --in b=2026.parquet --out linked"
          + " --model linked/model.json --replace",
      "  citylake link --settings s.yaml --in people.csv --out linked --clusters people.parquet"
          + " --json",
      "  citylake link --settings s.yaml --in people.csv --out linked --state kept --replace",
      "",
      "Files that are written: pairs and clusters (as the first table, CSV or Parquet), model.json,"
          + " report.json.",
      "Settings and method: docs/methods/linkage.md",
      "Exit codes: 0 linked, 1 refused or failed, 2 wrong usage"
    })
final class LinkCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "YAML: what is compared, and how.")
  private Path settings;

  @Option(
      names = "--in",
      paramLabel = "[NAME=]FILE",
      description =
          "A table, .csv, .csv.gz or .parquet; may be repeated (default name: the file's).")
  private List<String> tables = List.of();

  @Option(names = "--out", paramLabel = "FOLDER", description = "Where to write.")
  private Path out;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "A trained model, used as it is (default: one is learnt from the tables).")
  private Path model;

  @Option(
      names = "--state",
      paramLabel = "FOLDER",
      description =
          "Keep what was found there, and score only what has changed since the run before. The"
              + " first run makes it.")
  private Path state;

  @Option(
      names = "--pairs",
      paramLabel = "FILE",
      description = "File of the pairs (default: pairs.csv or pairs.parquet in --out).")
  private Path pairs;

  @Option(
      names = "--clusters",
      paramLabel = "FILE",
      description = "File of the clusters (default: clusters.csv or clusters.parquet in --out).")
  private Path clusters;

  @Option(names = "--replace", description = "Write over files that are there already.")
  private boolean replace;

  @Option(
      names = "--example",
      paramLabel = "FOLDER",
      description = "Write two small registers of invented people and settings for them, and stop.")
  private Path example;

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
    PrintWriter answer = spec.commandLine().getOut();
    if (example != null) {
      answer.println("Written: " + LinkExample.write(example, replace));
      return ExitCode.DONE;
    }
    checkUsage();
    LinkOrder order = order();
    Path report = out.resolve("report.json");
    checkNothingIsOverwritten(
        Stream.of(order.pairs(), order.clusters(), order.trained(), report).toList());
    LinkRun run = new LinkRun(order, new StageLines(spec.commandLine().getErr()));
    Files.createDirectories(out);
    LinkReport found = run.run(TrainedLinkageOptions.session(master, order.tables()));
    Files.writeString(report, Output.json(found));
    answer.print(json ? Output.json(found) + System.lineSeparator() : LinkText.of(found));
    answer.flush();
    return ExitCode.DONE;
  }

  private void checkUsage() {
    if (settings == null || tables.isEmpty() || out == null) {
      throw new ParameterException(
          spec.commandLine(),
          "Cannot link without --settings, --in and --out (or --example FOLDER to see how)");
    }
  }

  private LinkOrder order() {
    List<NamedTable> named = tables.stream().map(NamedTable::of).toList();
    String ending = PlainFile.isParquet(named.get(0).file()) ? ".parquet" : ".csv";
    return new LinkOrder(
        settings,
        named,
        model,
        state,
        pairs == null ? out.resolve("pairs" + ending) : pairs,
        clusters == null ? out.resolve("clusters" + ending) : clusters,
        out.resolve("model.json"));
  }

  private void checkNothingIsOverwritten(List<Path> files) {
    List<String> there = files.stream().filter(Files::exists).map(Path::toString).toList();
    if (!there.isEmpty() && !replace) {
      throw new IllegalArgumentException(
          "Cannot write %s: there already. Nothing was linked or changed; choose another folder, or add --replace."
              .formatted(String.join(", ", there)));
    }
  }
}
