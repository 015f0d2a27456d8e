package citylake.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SqlStatementsTest {

  @Test
  void statementsEndAtSemicolons() {
    assertThat(SqlStatements.of("SELECT 1;\n\nSELECT 2;\n"))
        .containsExactly("SELECT 1", "SELECT 2");
  }

  @Test
  void lastStatementNeedsNoSemicolon() {
    assertThat(SqlStatements.of("SELECT 1; SELECT 2")).containsExactly("SELECT 1", "SELECT 2");
  }

  @Test
  void semicolonsInStringsAndNamesStay() {
    assertThat(SqlStatements.of("SELECT 'a;b', \"c;d\", `e;f`; SELECT 2"))
        .containsExactly("SELECT 'a;b', \"c;d\", `e;f`", "SELECT 2");
  }

  @Test
  void guardedAndDoubledQuotesDoNotEndAString() {
    assertThat(SqlStatements.of("SELECT 'it\\'s; fine'; SELECT 'it''s; fine'"))
        .containsExactly("SELECT 'it\\'s; fine'", "SELECT 'it''s; fine'");
  }

  @Test
  void commentsAreLeftOutWithTheirSemicolonsAndQuotes() {
    assertThat(SqlStatements.of("-- it's; one\nSELECT 1 -- two;\n, 2 /* it's; three */, 3;"))
        .containsExactly("SELECT 1 \n, 2 , 3");
  }

  @Test
  void dashesInAStringAreNoComment() {
    assertThat(SqlStatements.of("SELECT 'a -- b'")).containsExactly("SELECT 'a -- b'");
  }

  @Test
  void onlyCommentsMakeNoStatement() {
    assertThat(SqlStatements.of("-- nothing\n;;\n-- here")).isEmpty();
  }

  @Test
  void openQuoteIsRefused() {
    assertThatThrownBy(() -> SqlStatements.of("SELECT 'open"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid SQL script: the ' opened at character 8 is never closed");
  }
}
