package citylake.orchestration.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * A command line as it was typed, without a terminal, and what came of it.
 *
 * @param out for programs and people
 * @param err progress, questions and failures
 */
public record Typed(int exitCode, String out, String err) {
  public static Typed citylake(String... line) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Citylake.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(line);
    return new Typed(exitCode, out.toString(), err.toString());
  }
}
