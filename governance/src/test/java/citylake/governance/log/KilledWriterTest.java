package citylake.governance.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed while it writes: what it answered must be in the log. */
class KilledWriterTest {
  private static final int ANSWERS_BEFORE_THE_KILL = 200;

  @TempDir private Path root;

  /** Answers each entry by its number on its standard output, until it is killed. */
  public static void main(String[] arguments) throws IOException {
    try (AccessJournal journal = new LogLab(Path.of(arguments[0])).open()) {
      while (true) {
        System.out.println(journal.append(LogLab.statement("SELECT 1")).seq());
      }
    }
  }

  @Test
  void whatWasAnsweredIsInTheLogAndItGoesOn() throws IOException, InterruptedException {
    LogLab lab = new LogLab(root); // makes the key
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriterTest.class.getName(),
                root.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long answered = 0;
    try (BufferedReader answers =
        new BufferedReader(
            new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
      while (answered < ANSWERS_BEFORE_THE_KILL) {
        answered = Long.parseLong(answers.readLine());
      }
      writer.toHandle().destroyForcibly(); // the process itself would close what it has answered
      writer.waitFor();
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        answered = line.isEmpty() ? answered : Math.max(answered, Long.parseLong(line));
      }
    }

    lab.write(1);

    LogVerdict verdict = lab.verdict();
    assertThat(verdict.faults()).isEmpty();
    assertThat(verdict.entries()).isGreaterThan(answered);
  }
}
