package citylake.docs;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher where nobody has prepared anything for it: as cron calls it, and as a guest does.
 */
class LauncherIT {
  private static final Path LAUNCHER = SharedData.projectRoot().resolve("citylake");

  @TempDir Path folder;

  /** Java reads names of files by the locale; a file that it cannot name is not there for it. */
  @Test
  void cronHasNoLocaleAndChineseNamesAreReadAllTheSame() throws Exception {
    Path lake = Files.createDirectories(folder.resolve("湖"));

    String said =
        said(
            List.of("release", "list", "--lake", lake.toString()),
            Map.of("LC_ALL", "C", "CITYLAKE_LOG", folder.resolve("log").toString()));

    assertThat(said).contains("Cannot find a lake in %s.".formatted(lake));
  }

  @Test
  void whoMayNotWriteTheLogIsToldNothingOfLogs() throws Exception {
    Path closed = Files.createDirectories(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));

    String said =
        said(
            List.of("release", "list", "--lake", folder.resolve("none").toString()),
            Map.of(
                "CITYLAKE_LOG",
                closed.resolve("citylake.log").toString(),
                "TMPDIR",
                folder.toString()));

    assertThat(said)
        .contains("Cannot find a lake in ")
        .doesNotContainIgnoringCase("log4j", "Exception", "Permission denied");
    assertThat(folder).isDirectoryContaining("glob:**/citylake-*.log");
  }

  @Test
  void onlyANightOverManyDumpsIsCompiledByBothCompilers() throws Exception {
    Path dumps = Files.createDirectories(folder.resolve("dumps"));
    Files.write(dumps.resolve("few.csv"), new byte[1 << 20]);

    assertThat(compilersOf("sql")).isEqualTo(1);
    assertThat(compilersOf("night", "--dumps", dumps.toString())).isEqualTo(1);
    assertThat(compilersOf("resident", "--dumps=" + dumps)).isEqualTo(1);
    assertThat(compilersOf("night", "--dumps", "hdfs://elsewhere/dumps")).isEqualTo(4);
    assertThat(compilersOf("backfill", "--dumps", dumps.toString())).isEqualTo(4);
    Files.write(dumps.resolve("many.csv"), new byte[11 << 20]);
    assertThat(compilersOf("night", "--dumps", dumps.toString())).isEqualTo(4);
  }

  /** The last level of compilation that the JVM of a command is allowed. */
  private int compilersOf(String... arguments) throws Exception {
    String flags =
        said(
            0,
            List.of(arguments),
            Map.of(
                "CITYLAKE_JVM",
                "-XX:+PrintFlagsFinal -version",
                "CITYLAKE_LOG",
                folder.resolve("log").toString()));
    Matcher level = Pattern.compile("TieredStopAtLevel += (\\d)").matcher(flags);
    assertThat(level.find()).as(flags).isTrue();
    return Integer.parseInt(level.group(1));
  }

  private String said(List<String> arguments, Map<String, String> variables)
      throws IOException, InterruptedException {
    return said(3, arguments, variables);
  }

  private String said(int exitCode, List<String> arguments, Map<String, String> variables)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("setpriv", "--bounding-set", "-dac_override,-dac_read_search"));
    }
    command.add(LAUNCHER.toString());
    command.addAll(arguments);
    ProcessBuilder program =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    String path = System.getenv("PATH");
    String home = System.getenv("HOME");
    program.environment().clear();
    program.environment().putAll(variables);
    program.environment().putAll(Map.of("PATH", path, "HOME", home));
    Process process = program.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(exitCode);
    return said.strip();
  }
}
