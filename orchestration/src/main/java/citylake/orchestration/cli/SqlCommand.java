package citylake.orchestration.cli;

import citylake.lake.LakeCatalog;
import citylake.lake.ReleasedReader;
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

/** {@code citylake sql}: one statement on the released lake, from the machine that holds it. */
@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    description =
        "Asks the lake in SQL. A statement sees one release from its first table to its last row; VERSION AS OF 3 means release 3. Reads only.",
    footer = {
      "",
      "Examples:",
      "  citylake sql \"SELECT city_code, kind, count(*) FROM published.hot_place WHERE label = 'hot' GROUP BY ALL\"",
      "  citylake sql --json \"SELECT * FROM published.freshness\"",
      "  citylake sql \"SHOW TABLES IN published\""
    })
final class SqlCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private LakeOption lake;

  @Parameters(paramLabel = "STATEMENT", description = "One SQL statement.")
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
    try (LakeCatalog catalog = lake.openExisting()) {
      new ReleasedReader(lake.session(), catalog).query(statement, this::print);
    }
    return ExitCode.DONE;
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
