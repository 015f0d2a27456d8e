package citylake.docs;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.orchestration.cli.Citylake;
import citylake.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Runs every command that the pages tell people to type, on the built application, one after the
 * other in one folder: the demo of the README makes what the others look at.
 */
class DocsCommandsIT {
  private static final long MOST_SECONDS = 1_200;

  @TempDir static Path home;

  @TestFactory
  Stream<DynamicTest> commandsOfThePagesWork() {
    return DocumentedCommands.all().entrySet().stream()
        .map(
            command ->
                DynamicTest.dynamicTest(
                    "%s (%s)".formatted(command.getKey(), String.join(", ", command.getValue())),
                    () -> runs(command.getKey())));
  }

  @Test
  void everyCommandIsShownOnAPage() {
    List<String> shown = List.copyOf(DocumentedCommands.all().keySet());

    assertThat(names("", Citylake.commandLine()))
        .as("commands that no page shows in an sh block: nobody learns of them, nothing runs them")
        .allMatch(
            name ->
                shown.stream().anyMatch(line -> line.matches("\\./citylake " + name + "( .*)?")));
  }

  private static List<String> names(String parent, CommandLine command) {
    List<String> names = new ArrayList<>();
    command
        .getSubcommands()
        .forEach(
            (name, subcommand) -> {
              if (subcommand.getSubcommands().isEmpty()) {
                names.add(parent + name);
              } else {
                names.addAll(names(parent + name + " ", subcommand));
              }
            });
    return names;
  }

  private static void runs(String line) throws IOException, InterruptedException {
    assertThat(line)
        .as("sh blocks hold commands of Citylake; show others in a console block")
        .startsWith(DocumentedCommands.LAUNCHER + " ");
    Path output = Files.createTempFile(home, "output", ".txt");
    String launcher = SharedData.projectRoot().resolve("citylake").toString();
    ProcessBuilder shell =
        new ProcessBuilder(
                "bash",
                "-c",
                "'" + launcher + "'" + line.substring(DocumentedCommands.LAUNCHER.length()))
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    shell.environment().remove("CITYLAKE_LAKE");
    shell.environment().put("CITYLAKE_LOG", home.resolve("citylake.log").toString());
    Process process = shell.start();
    boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }

    assertThat(ended).as("%s did not end in %d s", line, MOST_SECONDS).isTrue();
    assertThat(process.exitValue())
        .as("exit code of %s, which said:%n%s", line, Files.readString(output))
        .isZero();
    assertThat(output).as("%s says something", line).isNotEmptyFile();
  }
}
