package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCommandTest {
  @TempDir Path folder;

  @Test
  void saysWhatWasWrittenAndWhere() {
    Typed typed = sample("--cities", "1", "--nights", "1", "--scale", "0.002", "--json");

    assertThat(typed.exitCode()).isZero();
    assertThat(typed.out())
        .contains("\"nights\" : \"%s\"".formatted(folder.resolve("out/nights")))
        .contains("\"sources\" : \"%s\"".formatted(folder.resolve("out/sources")))
        .contains("\"refusedFiles\" : 0");
    assertThat(typed.err()).startsWith("2026-07-01: ");
    assertThat(folder.resolve("out/nights/2026-07-01/lanfeng/incident_20260701.csv.gz")).exists();
    assertThat(folder.resolve("out/truth/file.csv.gz")).exists();
    assertThat(folder.resolve("out/sources/cities/lanfeng.yaml")).exists();
  }

  @Test
  void saysHowTheFirstNightIsRunOverIt() {
    Typed typed = sample("--cities", "1", "--nights", "1", "--scale", "0.002");

    assertThat(typed.out())
        .contains(
            "citylake night --date 2026-07-01 --dumps %s --sources %s --only-sources --lake <folder>"
                .formatted(folder.resolve("out/nights/2026-07-01"), folder.resolve("out/sources")));
  }

  @Test
  void citiesThatAreNotThereAreWrongUsage() {
    Typed typed = sample("--cities", "17");

    assertThat(typed.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(typed.err()).startsWith("Invalid number of cities: 17.");
  }

  @Test
  void moreThreadsThanTwoAreWrongUsage() {
    Typed typed = sample("--threads", "3");

    assertThat(typed.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(typed.err())
        .startsWith("Invalid number of threads: 3. Ask for 1 or 2. Nothing was written.");
  }

  @Test
  void folderThatHoldsSomethingIsLeftAlone() throws IOException {
    Files.createDirectories(folder.resolve("out"));
    Files.writeString(folder.resolve("out/mine.txt"), "mine");

    Typed typed = sample("--cities", "1", "--nights", "1", "--scale", "0.002");

    assertThat(typed.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(typed.err())
        .startsWith(
            "Cannot write the sample province into %s: it is not empty. What lies there is unharmed; name another folder with --out."
                .formatted(folder.resolve("out")));
    assertThat(folder.resolve("out")).isDirectoryContaining("glob:**mine.txt");
  }

  private Typed sample(String... options) {
    String[] line = new String[options.length + 3];
    line[0] = "sample";
    line[1] = "--out";
    line[2] = folder.resolve("out").toString();
    System.arraycopy(options, 0, line, 3, options.length);
    return Typed.citylake(line);
  }
}
