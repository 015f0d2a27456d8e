package citylake.orchestration.cli;

import citylake.serving.client.GatewayClient;
import citylake.serving.client.GatewayRefused;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What happens to a line that is typed: a statement for the gateway, or a word to the terminal. */
final class GatewayTerminal {
  private static final String HELP =
      """
      A statement ends with ; and may have several lines.
      \\purpose CODE   what the statements are for     \\case NO   the case or task they are for
      \\why            the last refusal, with its SQLSTATE
      \\request        how to ask for what the last refusal said is missing
      \\q              leave\
      """;

  private static final Pattern SHOW_TABLES =
      Pattern.compile("\\s*show\\s+tables\\b", Pattern.CASE_INSENSITIVE);

  private static final String ASK = "Ask for it: ";

  private final Gateway gateway;
  private final PrintWriter out;
  private final int limit;
  private final boolean json;
  private GatewayRefused last;

  /** Who answers statements. */
  interface Gateway {
    void ask(String statement, GatewayClient.Reader reader) throws IOException, GatewayRefused;
  }

  /**
   * @param limit rows shown of a result; 0 for all
   */
  GatewayTerminal(Gateway gateway, PrintWriter out, int limit, boolean json) {
    this.gateway = gateway;
    this.out = out;
    this.limit = limit;
    this.json = json;
  }

  /**
   * Carries out a whole statement, or a word that begins with a backslash.
   *
   * @return whether the gateway, or the terminal, did what was asked
   */
  boolean carryOut(String line) throws IOException {
    String typed = line.strip();
    try {
      if (typed.startsWith("\\")) {
        word(typed);
      } else {
        print(typed);
      }
      return true;
    } catch (GatewayRefused e) {
      last = e;
      out.println(e.getMessage());
      return false;
    } finally {
      out.flush();
    }
  }

  private void word(String typed) throws IOException, GatewayRefused {
    String[] parts = typed.split("\\s+", 2);
    String value = parts.length == 1 ? "" : parts[1].replaceFirst(";$", "").strip();
    switch (parts[0]) {
      case "\\purpose" -> print("SET citylake.purpose=" + value);
      case "\\case" -> print("SET citylake.case=" + value);
      case "\\why" -> out.println(why());
      case "\\request" -> out.println(request());
      default -> out.println(HELP);
    }
  }

  private String why() {
    return last == null
        ? "Nothing was refused."
        : "%s (SQLSTATE %s)".formatted(last.getMessage(), last.sqlState());
  }

  private String request() {
    int at = last == null ? -1 : last.getMessage().indexOf(ASK);
    return at < 0
        ? "No refusal has said that an approval is missing."
        : last.getMessage().substring(at + ASK.length());
  }

  private void print(String statement) throws IOException, GatewayRefused {
    Shown shown = new Shown();
    gateway.ask(statement, shown);
    if (!json && !shown.names.isEmpty()) {
      out.println(Output.table(shown.names, shown.rows));
      if (shown.rows.isEmpty() && SHOW_TABLES.matcher(statement).lookingAt()) {
        out.println(
            "No table of that kind is open to you as you ask now. Some are for a purpose alone: set it (\\purpose CODE, \\case NO), and ask again.");
      }
      if (shown.hasMore) {
        out.println("Only the first %d rows are shown; see --limit.".formatted(limit));
      }
    }
  }

  /** Rows as they come: kept for the table, or printed at once as JSON. */
  private final class Shown implements GatewayClient.Reader {
    private List<String> names = List.of();
    private final List<List<String>> rows = new ArrayList<>();
    private int count;
    private boolean hasMore;

    @Override
    public void columns(List<String> found) {
      names = found;
    }

    @Override
    public boolean row(List<Object> values) {
      if (limit > 0 && count == limit) {
        hasMore = true;
        return false;
      }
      count++;
      if (json) {
        out.println(json(values));
      } else {
        rows.add(values.stream().map(value -> value == null ? "NULL" : value.toString()).toList());
      }
      return true;
    }

    /** Null values are left out, as the lake's own JSON leaves them out. */
    private String json(List<Object> values) {
      Map<String, Object> row = new LinkedHashMap<>();
      for (int i = 0; i < values.size(); i++) {
        if (values.get(i) != null) {
          row.put(names.get(i), values.get(i));
        }
      }
      return Output.jsonLine(row);
    }
  }
}
