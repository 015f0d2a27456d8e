package citylake.orchestration.cli;

import citylake.lake.LakeCatalog;
import citylake.lake.ReleasedReader;
import citylake.serving.client.GatewayClient;
import citylake.serving.client.GatewayRefused;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code citylake sql}: one statement on the released lake, from the machine that holds it; or any
 * number at a gateway.
 */
@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    description =
        "Asks the lake in SQL. A statement sees one release from its first table to its last row; VERSION AS OF 3 means release 3. Reads only. With --gateway it asks a gateway, by your name and under the policy; without a statement it then takes one after the other.",
    footer = {
      "",
      "Examples:",
      "  citylake sql \"SELECT city_code, kind, count(*) FROM published.hot_place WHERE label = 'hot' GROUP BY ALL\"",
      "  citylake sql --json \"SELECT * FROM published.freshness\"",
      "  citylake sql \"SHOW TABLES IN published\"",
      "  citylake sql --gateway gateway.example:10443 --trust gateway.pem --purpose investigation --case A-2026/17",
      "",
      "Exit codes: 0 answered; 1 refused or failed, and why; 2 wrong usage; 3 no such lake."
    })
final class SqlCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private LakeOption lake;
  @Mixin private GatewayOption gateway;

  @Parameters(
      paramLabel = "STATEMENT",
      arity = "0..1",
      description = "One SQL statement; may be left out at a gateway.")
  private String statement;

  @Option(
      names = "--limit",
      defaultValue = "100",
      paramLabel = "N",
      description = "Rows shown (default: ${DEFAULT-VALUE}); 0 for all.")
  private int limit;

  @Option(names = "--json", description = "Answer in JSON, one row a line.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (limit < 0) {
      throw new ParameterException(
          spec.commandLine(), "Invalid --limit (0 for all rows, or more): " + limit);
    }
    if (gateway.isGiven()) {
      return atGateway();
    }
    if (statement == null) {
      throw new ParameterException(
          spec.commandLine(), "Missing STATEMENT: give it in quotes, or name a --gateway.");
    }
    try (LakeCatalog catalog = lake.openExisting()) {
      new ReleasedReader(lake.session(), catalog).query(statement, this::print);
    }
    return ExitCode.DONE;
  }

  private int atGateway() throws IOException {
    try (GatewayClient client = gateway.connect()) {
      GatewayTerminal terminal =
          new GatewayTerminal(client::ask, spec.commandLine().getOut(), limit, json);
      if (statement != null) {
        return terminal.carryOut(statement) ? ExitCode.DONE : ExitCode.FAILED;
      }
      TypedLines.each(terminal, client::cancel);
      return ExitCode.DONE;
    } catch (GatewayRefused e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private Void print(Dataset<Row> rows) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Iterator<String> lines = (limit > 0 ? rows.limit(limit) : rows).toJSON().toLocalIterator();
      lines.forEachRemaining(out::println);
      return null;
    }
    List<List<String>> shown = new ArrayList<>();
    Iterator<Row> found = (limit > 0 ? rows.limit(limit + 1) : rows).toLocalIterator();
    while (found.hasNext() && (limit == 0 || shown.size() < limit)) {
      shown.add(text(found.next()));
    }
    out.println(Output.table(List.of(rows.columns()), shown));
    if (found.hasNext()) {
      out.println("Only the first %d rows are shown; see --limit.".formatted(limit));
    }
    return null;
  }

  private static List<String> text(Row row) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < row.length(); i++) {
      values.add(row.isNullAt(i) ? "NULL" : row.get(i).toString());
    }
    return values;
  }
}
