package citylake.orchestration.cli;

import citylake.ddl.TableContract;
import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.lineage.event.EventServer;
import citylake.lineage.event.Outbox;
import citylake.lineage.graph.Arrow;
import citylake.lineage.graph.GraphPicture;
import citylake.lineage.graph.LineageGraph;
import citylake.lineage.graph.ToldLineage;
import citylake.orchestration.lineage.DumpFields;
import citylake.orchestration.lineage.LineageSettings;
import citylake.orchestration.spelling.NearestName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

/** {@code citylake lineage}: from what a table or a column comes, and into what it goes. */
@Command(
    name = "lineage",
    mixinStandardHelpOptions = true,
    description =
        "Shows from which tables and columns a table or a column comes and into which it goes, as the lake's nights have told it; draws it on request.",
    footer = {
      "",
      "Examples:",
      "  citylake lineage",
      "  citylake lineage published.hot_place --up",
      "  citylake lineage standard.crash.lon --down --json",
      "  citylake lineage published.hot_place --svg hot-place.svg",
      "  citylake lineage send",
      "",
      "Exit codes: 0 shown; 3 no such table or column, or no night has told of any"
    })
final class LineageCommand implements Callable<Integer> {
  private static final Duration SEND_WITHIN = Duration.ofMinutes(5);

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "TABLE[.COLUMN]",
      description = "A table or one of its columns; without it, all tables.")
  private String name;

  @Option(names = "--up", description = "Only what it comes from.")
  private boolean up;

  @Option(names = "--down", description = "Only what it goes into.")
  private boolean down;

  @Option(names = "--svg", paramLabel = "FILE", description = "Draw it into this file.")
  private Path svg;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Mixin private LakeOption lake;

  @Override
  public Integer call() throws IOException {
    ToldLineage told = new ToldLineage(LineageSettings.folder(lake.home()));
    if (told.isEmpty()) {
      throw new Failures.NotFound(
          "Cannot show lineage: no night of the lake in %s has told of any. Run one: citylake night --date D --dumps DIR"
              .formatted(lake.home().local()));
    }
    if (!told.unreadable().isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              "Left out, because they cannot be read (torn when a process was killed?): %s. What they told is unknown; the rest is shown."
                  .formatted(String.join("; ", told.unreadable())));
    }
    LineageGraph graph = part(told);
    if (svg != null) {
      Files.writeString(svg, GraphPicture.svg(graph));
    }
    spec.commandLine().getOut().println(json ? Output.json(graph.arrows()) : text(graph));
    return ExitCode.DONE;
  }

  private LineageGraph part(ToldLineage told) {
    if (name == null) {
      return told.tables();
    }
    LineageGraph graph = isColumn() ? told.columns() : told.tables();
    LineageGraph above = graph.up(name);
    LineageGraph below = graph.down(name);
    return up == down ? above.and(below) : up ? above : below;
  }

  /** Whether a column is meant, or a dump's field; refuses what no contract has. */
  private boolean isColumn() {
    if (name.startsWith(DumpFields.DUMP + ".")) {
      return true;
    }
    String[] parts = name.split("\\.", -1);
    if (parts.length < 2 || parts.length > 3) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid name (must be layer.table or layer.table.column): %s.%s"
              .formatted(name, nearestTable(name)));
    }
    String table = parts[0] + "." + parts[1];
    TableContract contract;
    try {
      contract = TableContracts.of(TableName.of(table));
    } catch (IllegalArgumentException e) {
      throw new Failures.NotFound(e.getMessage() + nearestTable(table));
    }
    if (parts.length == 3 && !contract.columnNames().contains(parts[2])) {
      throw new Failures.NotFound(
          "Cannot find column %s of %s.%s Its columns: %s."
              .formatted(
                  parts[2],
                  table,
                  NearestName.hint(parts[2], contract.columnNames()),
                  String.join(", ", contract.columnNames())));
    }
    return parts.length == 3;
  }

  /** Also where the layer was left out. */
  private static String nearestTable(String table) {
    List<TableName> all = TableContracts.all().stream().map(TableContract::name).toList();
    String meant =
        all.stream()
            .filter(known -> known.table().equals(table))
            .map(TableName::toString)
            .findFirst()
            .orElse(table);
    return NearestName.hint(meant, all.stream().map(TableName::toString).toList());
  }

  private static String text(LineageGraph graph) {
    return graph.arrows().isEmpty()
        ? "Nothing goes into it, and it goes into nothing."
        : Output.table(
            List.of("from", "by step", "to", "how"),
            graph.arrows().stream().map(LineageCommand::line).toList());
  }

  private static List<String> line(Arrow arrow) {
    return List.of(
        arrow.from(), arrow.step(), arrow.to(), arrow.isDirect() ? "value" : "choice of rows");
  }

  @Command(
      name = "send",
      mixinStandardHelpOptions = true,
      description =
          "Sends the events that wait to the server in OPENLINEAGE_URL. Each night does so at its end; this is for afterwards.",
      footer = {
        "",
        "Example:",
        "  export OPENLINEAGE_URL=http://lineage.example:5000",
        "  citylake lineage send",
        "  citylake lineage send --dry-run",
        "",
        "Exit codes: 0 nothing waits any more, or it was a dry run; 1 some events wait; 2 no server is set"
      })
  int send(
      @Mixin LakeOption of,
      @Option(names = "--dry-run", description = "Only count the events that wait.")
          boolean isDryRun,
      @Option(names = "--json", description = "Answer in JSON.") boolean asJson) {
    Outbox outbox = new Outbox(LineageSettings.folder(of.home()));
    if (isDryRun) {
      int waiting = outbox.waiting();
      spec.commandLine()
          .getOut()
          .println(
              asJson
                  ? Output.json(Map.of("waiting", waiting))
                  : "%d events wait; nothing was sent.".formatted(waiting));
      return ExitCode.DONE;
    }
    EventServer server =
        LineageSettings.of(System.getenv())
            .server()
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "Cannot send lineage: no server is set. Set OPENLINEAGE_URL, e.g. http://lineage.example:5000"));
    Outbox.Result result = outbox.send(server, SEND_WITHIN);
    result.warnings().forEach(warning -> spec.commandLine().getErr().println(warning));
    spec.commandLine()
        .getOut()
        .println(
            asJson
                ? Output.json(result)
                : "%d events sent to %s, %d refused for good, %d wait%s."
                    .formatted(
                        result.sent(),
                        server.shown(),
                        result.refused(),
                        result.left(),
                        result.reason().isEmpty() ? "" : ": " + result.reason()));
    return result.left() == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }
}
