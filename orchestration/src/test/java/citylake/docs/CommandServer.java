package citylake.docs;

import citylake.orchestration.cli.Citylake;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

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
    Said said = new Said();
    PrintStream all = new PrintStream(said, true, StandardCharsets.UTF_8);
    // Once and for all commands: the log keeps the stream that there is when it begins.
    System.setOut(all);
    System.setErr(all);
    for (String line = asked.readLine(); line != null; line = asked.readLine()) {
      Path words = Path.of(line);
      try (OutputStream file = Files.newOutputStream(said(words))) {
        said.to = file;
        answers.println(execute(words(words)));
        answers.flush();
        said.to = OutputStream.nullOutputStream();
      }
    }
    System.exit(0);
  }

  /** As Java ends a process: an error is told, and is a failure. */
  private static int execute(String[] words) {
    try {
      return Citylake.commandLine().execute(words);
    } catch (Throwable e) {
      e.printStackTrace(System.err);
      return 1;
    }
  }

  /** Where that what the command of these words says is found. */
  static Path said(Path words) {
    return words.resolveSibling(words.getFileName() + ".said");
  }

  private static String[] words(Path file) throws IOException {
    String[] words = Files.readString(file).split("\0", -1);
    return Arrays.copyOf(words, words.length - 1); // behind the last end nothing follows
  }

  /** To the file of the command that runs. */
  private static final class Said extends OutputStream {
    private volatile OutputStream to = OutputStream.nullOutputStream();

    @Override
    public void write(int one) throws IOException {
      to.write(one);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      to.write(bytes, from, length);
    }
  }
}
