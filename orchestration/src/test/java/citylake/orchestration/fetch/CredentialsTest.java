package citylake.orchestration.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
  @TempDir Path folder;

  private Path secrets(String text, String permissions) throws IOException {
    Path file = Files.writeString(folder.resolve("secrets.yaml"), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void theEnvironmentWinsOverTheFile() throws IOException {
    Path file = secrets("newtown: {user: citylake, password: old}\n", "rw-------");
    Login login =
        new Credentials(file, Map.of("CITYLAKE_SECRET_NEWTOWN_PASSWORD", "new")).of("newtown");

    assertThat(login.needed("user")).isEqualTo("citylake");
    assertThat(login.needed("password")).isEqualTo("new");
    assertThat(login).hasToString("credentials newtown");
  }

  @Test
  void aFileThatOthersMayReadIsNotUsed() throws IOException {
    Path file = secrets("newtown: {user: citylake}\n", "rw-r--r--");

    assertThatThrownBy(() -> new Credentials(file, Map.of()).of("newtown"))
        .hasMessage(
            "Cannot use the secrets file %s: others than its owner may read it. Nothing was sent. First: chmod 600 %s"
                .formatted(file, file));
  }

  @Test
  void aBrokenFileIsNotQuoted() throws IOException {
    Path file = secrets("newtown: {password: s3cret", "rw-------");

    assertThatThrownBy(() -> new Credentials(file, Map.of()).of("newtown"))
        .hasMessage(
            "Cannot use the secrets file %s: it is no YAML of the form  name: {user: …, password: …}. Nothing was sent."
                .formatted(file))
        .hasNoCause();
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    Path file = folder.resolve("gone.yaml");

    assertThatThrownBy(() -> new Credentials(file, Map.of()).of("newtown"))
        .hasMessage(
            "Cannot read the secrets file %s (NoSuchFileException). Nothing was sent. Is it there, and may this user read it?"
                .formatted(file));
  }

  @Test
  void whatIsMissingIsToldWithWhereToWriteIt() throws IOException {
    Path file = secrets("newtown: {user: citylake}\n", "rw-------");
    Credentials credentials = new Credentials(file, Map.of());

    assertThatThrownBy(() -> credentials.of("newtown").needed("password"))
        .hasMessage(
            "Cannot log in with credentials 'newtown': they have no password. Nothing was sent. Write it in the secrets file, or set CITYLAKE_SECRET_NEWTOWN_PASSWORD.");
    assertThatThrownBy(() -> credentials.of("eastern"))
        .hasMessage(
            "Cannot find credentials 'eastern': %s has none, and no variable CITYLAKE_SECRET_EASTERN_… is set. Nothing was sent. Write them there: eastern: {user: …, password: …}"
                .formatted(file));
    assertThatThrownBy(() -> new Credentials(null, Map.of()).of("eastern"))
        .hasMessageStartingWith(
            "Cannot find credentials 'eastern': no secrets file is named, and no variable");
  }
}
