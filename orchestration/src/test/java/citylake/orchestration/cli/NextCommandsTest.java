package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NextCommandsTest {
  @Test
  void everyCommandOfAMessageNamesTheLakeOnce() {
    assertThat(
            NextCommands.naming(
                "demo/lake",
                "Look: citylake quarantine list --night 2026-07-02. Then citylake release rollback 3.\nOr citylake why --lake other"))
        .isEqualTo(
            "Look: citylake quarantine list --lake demo/lake --night 2026-07-02. Then citylake release rollback --lake demo/lake 3.\nOr citylake why --lake other");
  }

  @Test
  void declarationsThatWereNamedAreNamedInCommandsThatNeedThem() {
    assertThat(
            NextCommands.declaring(
                "--sources demo/sources --only-sources",
                "citylake trace standard.incident G1 1\nOr citylake why. Or citylake quarantine show D 7"))
        .isEqualTo(
            "citylake trace --sources demo/sources --only-sources standard.incident G1 1\nOr citylake why. Or citylake quarantine show --sources demo/sources --only-sources D 7");
    assertThat(NextCommands.declaring("--sources a", "citylake backfill --sources b"))
        .isEqualTo("citylake backfill --sources b");
    assertThat(NextCommands.declaring("", "citylake trace")).isEqualTo("citylake trace");
  }

  @Test
  void aFailureAdvisesACommandOnTheSameLakeAndTheSameDeclarations(@TempDir Path folder) {
    Path none = folder.resolve("none");
    assertThat(
            errorOf(
                "quarantine",
                "list",
                "--only-sources",
                "--sources",
                folder.toString(),
                "--lake",
                none.toString()))
        .contains(
            "make one: citylake night --lake %s --sources %s --only-sources --date D --dumps DIR"
                .formatted(none, folder));
  }

  @Test
  void folderWithABlankIsQuoted() {
    assertThat(NextCommands.naming("my lake", "citylake why"))
        .isEqualTo("citylake why --lake 'my lake'");
  }

  @Test
  void failureOnANamedLakeAdvisesACommandOnThatLake(@TempDir Path folder) {
    assertThat(errorOf("why", "n20260702", "--lake", folder.toString()))
        .contains("See: citylake release list --lake " + folder);
  }

  @Test
  void failureOnTheDefaultLakeAdvisesTheShortCommand() {
    assertThat(errorOf("why", "n19000101"))
        .contains("See: citylake release list")
        .doesNotContain("--lake");
  }

  private static String errorOf(String... arguments) {
    StringWriter error = new StringWriter();
    Citylake.commandLine().setErr(new PrintWriter(error)).execute(arguments);
    return error.toString();
  }
}
