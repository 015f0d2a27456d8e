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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Runs every command that the pages tell people to type, on the built application, one after the
 * other in one folder: the demos of the README make what the others look at. What a newcomer types
 * first, and what starts or ends processes of its own, runs through the launcher.
 */
class DocsCommandsIT {
  private static final long MOST_SECONDS = 1_200;

  private static final Pattern OWN_PROCESS =
      Pattern.compile("(demo|airflow|resident|receive serve|step run)\\b.*");

  @TempDir static Path home;
  private static WarmCommands warm;

  @BeforeAll
  static void start() throws IOException {
    warm = new WarmCommands(home);
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    warm.close();
  }

  @TestFactory
  Stream<DynamicTest> commandsOfThePagesWork() {
    return DocumentedCommands.all().entrySet().stream()
        .map(
            command ->
                DynamicTest.dynamicTest(
                    "%s (%s)".formatted(command.getKey(), String.join(", ", command.getValue())),
                    () -> runs(command.getKey(), command.getValue())));
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

  private static void runs(String line, List<String> pages)
      throws IOException, InterruptedException {
    assertThat(line)
        .as("sh blocks hold commands of Citylake; show others in a console block")
        .startsWith(DocumentedCommands.LAUNCHER + " ");
    String command = line.substring(DocumentedCommands.LAUNCHER.length() + 1);
    boolean isOwn = pages.contains("README.md") || OWN_PROCESS.matcher(command).matches();

    WarmCommands.Outcome outcome =
        isOwn ? byTheLauncher(line, command) : warm.run(command, MOST_SECONDS);

    assertThat(outcome.exitCode())
        .as("exit code of %s, which said:%n%s", line, outcome.said())
        .isZero();
    assertThat(outcome.said()).as("%s says something", line).isNotEmpty();
  }

  private static WarmCommands.Outcome byTheLauncher(String line, String command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(home, "output", ".txt");
    String launcher = SharedData.projectRoot().resolve("citylake").toString();
    ProcessBuilder shell =
        new ProcessBuilder("bash", "-c", "'" + launcher + "' " + command)
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
    return new WarmCommands.Outcome(process.exitValue(), Files.readString(output));
  }
}
