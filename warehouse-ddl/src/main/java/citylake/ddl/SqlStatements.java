package citylake.ddl;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a script of Spark SQL at the semicolons that end statements: not at those in strings,
 * quoted names or comments. Comments are left out; strings stay as they are.
 */
final class SqlStatements {
  private final String script;
  private final List<String> statements = new ArrayList<>();
  private final StringBuilder statement = new StringBuilder();
  private int at;

  private SqlStatements(String script) {
    this.script = script;
  }

  static List<String> of(String script) {
    return new SqlStatements(script).split();
  }

  private List<String> split() {
    while (at < script.length()) {
      char c = script.charAt(at);
      if (script.startsWith("--", at)) {
        skipTo("\n", 0);
      } else if (script.startsWith("/*", at)) {
        skipTo("*/", 2);
      } else if (c == '\'' || c == '"' || c == '`') {
        keepQuoted(c);
      } else if (c == ';') {
        end();
        at++;
      } else {
        statement.append(c);
        at++;
      }
    }
    end();
    return statements;
  }

  /** Moves behind a comment, whose end may be that of the script; a line's end is kept. */
  private void skipTo(String end, int length) {
    int found = script.indexOf(end, at + 2);
    at = found < 0 ? script.length() : found + length;
  }

  /** Keeps a quoted part whole. A backslash guards the next character, except in quoted names. */
  private void keepQuoted(char quote) {
    int start = at++;
    while (at < script.length() && script.charAt(at) != quote) {
      at += script.charAt(at) == '\\' && quote != '`' ? 2 : 1;
    }
    if (at >= script.length()) {
      throw new IllegalArgumentException(
          "Invalid SQL script: the %s opened at character %d is never closed"
              .formatted(quote, start + 1));
    }
    at++;
    statement.append(script, start, at);
  }

  private void end() {
    String text = statement.toString().strip();
    if (!text.isEmpty()) {
      statements.add(text);
    }
    statement.setLength(0);
  }
}
