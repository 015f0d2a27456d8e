package citylake.docs;

import citylake.orchestration.cli.Citylake;
import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs commands one after the other in this process. Asked by lines on its standard input, each the
 * name of a file with a command's words (each ended by NUL); what the command says goes to a file
 * beside it, and its exit code is the answer on standard output.
 */
final class CommandServer {
  private CommandServer() {}

  public static void main(String[] arguments) throws IOException {
    BufferedReader asked =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream answers = System.out;
    PrintStream errors = System.err;
    for (String line = asked.readLine(); line != null; line = asked.readLine()) {
      Path words = Path.of(line);
      try (PrintStream said =
          new PrintStream(
              new FileOutputStream(said(words).toFile()), true, StandardCharsets.UTF_8)) {
        System.setOut(said);
        System.setErr(said);
        int exitCode = Citylake.commandLine().execute(words(words));
        System.setOut(answers);
        System.setErr(errors);
        answers.println(exitCode);
        answers.flush();
      }
    }
    System.exit(0);
  }

  /** Where that what the command of these words says is found. */
  static Path said(Path words) {
    return words.resolveSibling(words.getFileName() + ".said");
  }

  private static String[] words(Path file) throws IOException {
    String words = Files.readString(file);
    return words.isEmpty() ? new String[0] : words.split("\0", -1);
  }
}
