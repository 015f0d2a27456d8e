package citylake.orchestration.cli;

import static citylake.orchestration.cli.Typed.citylake;
import static org.assertj.core.api.Assertions.assertThat;

import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a gateway refuses before it starts. */
class GatewayCommandTest {
  @TempDir Path folder;

  private Typed gateway(String... more) {
    String[] words = new String[more.length + 3];
    words[0] = "gateway";
    words[1] = "--lake";
    words[2] = folder.toString();
    System.arraycopy(more, 0, words, 3, more.length);
    return citylake(words);
  }

  @Test
  void nothingTravelsInPlainTextByChance() {
    Typed refused = gateway();

    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err())
        .contains(
            "Invalid choice: give either --keystore or --behind-proxy, so that passwords and rows do not travel in plain text.");
  }

  @Test
  void headsAreSignedOrNotKept() {
    Typed refused = gateway("--behind-proxy", "--heads", "heads.jsonl");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("Invalid choice: --heads and --log-key go together.");
  }

  @Test
  void limitsThatCannotBeAreNamed() {
    Typed refused =
        gateway("--behind-proxy", "--limit", "statement-time=soon", "--limit", "rows=5");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err())
        .contains(
            "statement-time is 'soon', and must be a time such as 30s, 10m or 1h, from 1s to 24h",
            "there is no limit 'rows', only connections, ",
            "Nothing was started.");
  }

  @Test
  void lakeMustBeThere() {
    assertThat(gateway("--behind-proxy").exitCode()).isEqualTo(ExitCode.NOT_FOUND);
  }

  @Test
  void somebodyMustBeKnown() throws IOException {
    LakeCatalog.open(LakeHome.in(folder)).close();
    Typed refused = gateway("--behind-proxy");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err())
        .contains(
            "Cannot let anybody in: there are no users in %s, and no directory is named in directory.yaml. Nothing was started."
                .formatted(folder.resolve("governance").resolve("users.yaml")));
  }

  @Test
  void directoryMustAnswerAndItsGroupsHaveRolesOfThePolicy() throws Exception {
    LakeCatalog.open(LakeHome.in(folder)).close();
    Path secrets = OneDirectory.secrets(folder);
    try (OneDirectory directory = new OneDirectory()) {
      directory.namedIn(folder, "sherif");
      Typed role = gateway("--behind-proxy", "--check", "--secrets", secrets.toString());
      assertThat(role.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(role.err())
          .contains("directory.yaml: the policy has no role sherif; it has [")
          .contains("Nothing was started.");
      directory.namedIn(folder, "officer");
    }
    Typed silent = gateway("--behind-proxy", "--check", "--secrets", secrets.toString());
    assertThat(silent.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(silent.err()).contains("Cannot look up users: no server of the directory (ldap://");
  }

  @Test
  void passwordOfWhoLooksUpMustBeNamed() throws Exception {
    LakeCatalog.open(LakeHome.in(folder)).close();
    try (OneDirectory directory = new OneDirectory()) {
      directory.namedIn(folder, "officer");
      Typed refused = gateway("--behind-proxy", "--check");

      assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(refused.err())
          .contains("Cannot find credentials 'directory'", "CITYLAKE_SECRET_DIRECTORY_");
    }
  }

  @Test
  void statementMayBeLeftOutAtAGatewayAlone() {
    Typed refused = citylake("sql", "--lake", folder.toString());

    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err())
        .contains("Missing STATEMENT: give it in quotes, or name a --gateway.");
  }
}
