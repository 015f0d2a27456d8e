package citylake.docs;

import citylake.testing.SharedData;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Commands of the built application in one process: starting a JVM and Spark for each of a hundred
 * takes longer than what they do. The shell still reads each line, so quotes and substitutions mean
 * what they mean to who types it; the launcher itself is shown by LauncherIT and by the commands
 * that have a process each.
 */
final class WarmCommands implements AutoCloseable {
  private final Path home;
  private final Process process;
  private final Writer asked;
  private final BufferedReader answers;

  WarmCommands(Path home) throws IOException {
    this.home = home;
    Path root = SharedData.projectRoot();
    Path app = root.resolve("orchestration/target/app");
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-Xmx3g", "-XX:TieredStopAtLevel=1", "@" + root.resolve("jvm.options")));
    line.add("-Dcitylake.root=" + root);
    line.add("-Dcitylake.log=" + home.resolve("citylake.log"));
    line.add("-cp");
    line.add(
        String.join(
            File.pathSeparator,
            app.resolve("lib") + "/*",
            app + "/*",
            root.resolve("orchestration/target/test-classes").toString()));
    line.add(CommandServer.class.getName());
    ProcessBuilder java =
        new ProcessBuilder(line)
            .directory(home.toFile())
            .redirectError(home.resolve("warm.err").toFile());
    java.environment().remove("CITYLAKE_LAKE");
    java.environment().put("LC_ALL", "C.UTF-8");
    process = java.start();
    asked = process.outputWriter(StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Runs one command.
   *
   * @param line what a page shows behind {@code ./citylake}
   */
  Outcome run(String line, long mostSeconds) throws IOException, InterruptedException {
    Path words = Files.createTempFile(home, "words", ".txt");
    Process shell =
        new ProcessBuilder("bash", "-c", "printf '%s\\0' " + line)
            .directory(home.toFile())
            .redirectOutput(words.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (shell.waitFor() != 0) {
      throw new IllegalStateException("The shell cannot read " + line);
    }
    asked.write(words + "\n");
    asked.flush();
    return new Outcome(answer(line, mostSeconds), Files.readString(CommandServer.said(words)));
  }

  private int answer(String line, long mostSeconds) throws IOException, InterruptedException {
    CompletableFuture<String> answer =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return answers.readLine();
              } catch (IOException e) {
                return null;
              }
            });
    try {
      String exitCode = answer.get(mostSeconds, TimeUnit.SECONDS);
      if (exitCode != null) {
        return Integer.parseInt(exitCode);
      }
      throw new IllegalStateException(
          "The process of the commands ended within %s: %s"
              .formatted(line, Files.readString(home.resolve("warm.err"))));
    } catch (TimeoutException e) {
      process.destroyForcibly();
      throw new IllegalStateException("%s did not end in %d s".formatted(line, mostSeconds), e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Failed to run " + line, e);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    asked.close();
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
  }

  /** How a command ended, and what it said. */
  record Outcome(int exitCode, String said) {}
}
