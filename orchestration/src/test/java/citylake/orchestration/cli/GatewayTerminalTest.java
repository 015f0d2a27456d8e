package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.serving.client.GatewayClient;
import citylake.serving.client.GatewayRefused;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatewayTerminalTest {
  private final List<String> asked = new ArrayList<>();
  private final StringWriter said = new StringWriter();

  /** Gives three rows to every SELECT, and refuses whatever names a crash. */
  private void answer(String statement, GatewayClient.Reader reader) throws GatewayRefused {
    asked.add(statement);
    if (statement.contains("crash")) {
      throw new GatewayRefused(
          "42501", "Cannot read standard.crash. Ask for it: citylake approve request --table x");
    }
    if (statement.startsWith("SELECT")) {
      reader.columns(List.of("city", "crashes"));
      for (int i = 1; i <= 3; i++) {
        if (!reader.row(Arrays.asList("C" + i, i == 2 ? null : i))) {
          return;
        }
      }
    }
  }

  private GatewayTerminal terminal(int limit, boolean json) {
    return new GatewayTerminal(this::answer, new PrintWriter(said), limit, json);
  }

  @Test
  void rowsAreShownAsATableUpToTheLimit() throws IOException {
    assertThat(terminal(2, false).carryOut("SELECT 1;")).isTrue();

    assertThat(said.toString())
        .contains("C1")
        .contains("NULL")
        .doesNotContain("C3")
        .contains("Only the first 2 rows are shown; see --limit.");
  }

  @Test
  void rowsAreALineEachInJson() throws IOException {
    terminal(0, true).carryOut("SELECT 1");

    assertThat(said.toString().lines())
        .containsExactly(
            "{\"city\":\"C1\",\"crashes\":1}",
            "{\"city\":\"C2\"}",
            "{\"city\":\"C3\",\"crashes\":3}");
  }

  @Test
  void whoIsShownNoTableIsToldWhatMayOpenSome() throws IOException {
    new GatewayTerminal(
            (statement, reader) -> reader.columns(List.of("namespace", "tableName")),
            new PrintWriter(said),
            0,
            false)
        .carryOut("show tables IN standard;");

    assertThat(said.toString())
        .contains(
            "No table of that kind is open to you as you ask now. Some are for a purpose alone: set it (\\purpose CODE, \\case NO), and ask again.");
  }

  @Test
  void purposeAndCaseAreSaidToTheGateway() throws IOException {
    GatewayTerminal terminal = terminal(0, false);
    terminal.carryOut("\\purpose vehicle-for-case");
    terminal.carryOut("\\case A-2026/17");

    assertThat(asked)
        .containsExactly("SET citylake.purpose=vehicle-for-case", "SET citylake.case=A-2026/17");
  }

  @Test
  void refusalIsToldAgainAndSoIsHowToAsk() throws IOException {
    GatewayTerminal terminal = terminal(0, false);
    terminal.carryOut("\\request");
    assertThat(terminal.carryOut("SELECT * FROM crash")).isFalse();
    terminal.carryOut("\\why");
    terminal.carryOut("\\request");

    assertThat(said.toString().lines())
        .containsExactly(
            "No refusal has said that an approval is missing.",
            "Cannot read standard.crash. Ask for it: citylake approve request --table x",
            "Cannot read standard.crash. Ask for it: citylake approve request --table x (SQLSTATE 42501)",
            "citylake approve request --table x");
  }

  @Test
  void unknownWordTellsWhichThereAre() throws IOException {
    terminal(0, false).carryOut("\\x");

    assertThat(said.toString()).contains("\\purpose CODE").contains("\\why");
  }
}
