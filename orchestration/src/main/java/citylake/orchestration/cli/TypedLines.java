package citylake.orchestration.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Lines that somebody types, with editing and a history, until they leave. */
final class TypedLines {
  private static final String PROMPT = "citylake> ";
  private static final String MORE = "       -> ";

  private TypedLines() {}

  /**
   * @param cancel what Ctrl-C does while a statement runs
   */
  static void each(GatewayTerminal terminal, Runnable cancel) throws IOException {
    try (Terminal screen = TerminalBuilder.builder().system(true).build()) {
      screen.handle(Terminal.Signal.INT, signal -> cancel.run());
      LineReader lines =
          LineReaderBuilder.builder()
              .terminal(screen)
              .variable(LineReader.HISTORY_FILE, history())
              .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
              .build();
      String statement = "";
      while (true) {
        String line = line(lines, statement.isEmpty() ? PROMPT : MORE);
        if (line == null || line.strip().equals("\\q")) {
          return;
        }
        statement = (statement + "\n" + line).strip();
        if (statement.startsWith("\\") || statement.endsWith(";")) {
          terminal.carryOut(statement);
          statement = "";
        }
      }
    }
  }

  /** For its owner alone: a plate or a name that was typed stands in it. */
  private static Path history() throws IOException {
    Path file = Path.of(System.getProperty("user.home"), ".citylake-history");
    Set<PosixFilePermission> own = PosixFilePermissions.fromString("rw-------");
    if (Files.exists(file)) {
      Files.setPosixFilePermissions(file, own);
    } else {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(own));
    }
    return file;
  }

  /** Null where the reader leaves; an interrupted line is an empty one. */
  private static String line(LineReader lines, String prompt) {
    try {
      return lines.readLine(prompt);
    } catch (UserInterruptException e) {
      return "";
    } catch (EndOfFileException e) {
      return null;
    }
  }
}
