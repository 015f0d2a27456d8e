package citylake.governance.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectorySettingsTest {
  @TempDir private Path folder;

  @Test
  void allFaultsAreToldAtOnce() throws Exception {
    Path file = folder.resolve("directory.yaml");
    Files.writeString(
        file,
        """
        servers: ['ldap://dir.example', 'ldaps://dir.example', 'http://dir.example', 'ldapi://dir.example']
        bind: somebody
        filter: objectClass
        pepole: ou=people
        roles: {officers: officer}
        """);

    try (DirectoryUsers users = new DirectoryUsers(file, DirectoryLab.PASSWORD)) {
      assertThatThrownBy(users::roles)
          .hasMessage(
              "Invalid declaration %s: 9 fault(s): there is no setting 'pepole'; 'http://dir.example' is no address of the form ldaps://HOST:PORT; 'ldapi://dir.example' is no address of the form ldaps://HOST:PORT; servers are to be all ldap:// or all ldaps://; over ldap:// passwords would travel in plain text: use ldaps://, or start_tls: true; bind 'somebody' is not the name of an entry (dc=example); people '' is not the name of an entry (dc=example); filter 'objectClass' is none of the form (objectClass=person): it says who may log in, and leaves out who is locked; group 'officers' is not the name of an entry. Nothing is answered until it is corrected.",
              file);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void overTlsTheServersCertificateHasToBeTrustedAndOfItsName(boolean isFromTheStart)
      throws Exception {
    try (DirectoryLab lab = DirectoryLab.overTls(folder, isFromTheStart)) {
      String address =
          "%s://%%s:%d".formatted(isFromTheStart ? "ldaps" : "ldap", lab.server.getListenPort());
      String start = "start_tls: " + !isFromTheStart;

      assertThat(isLetIn(lab.settingsFor(address.formatted("localhost"), start, "trust: ca.pem")))
          .isTrue();
      assertThatThrownBy(
              () ->
                  isLetIn(lab.settingsFor(address.formatted("127.0.0.1"), start, "trust: ca.pem")))
          .as("the certificate is of another name")
          .hasMessageStartingWith("Cannot look up users: no server of the directory")
          .hasMessageContaining("127.0.0.1");
      assertThatThrownBy(() -> isLetIn(lab.settingsFor(address.formatted("localhost"), start)))
          .as("Java does not trust it")
          .hasMessageStartingWith("Cannot look up users: no server of the directory");
    }
  }

  private boolean isLetIn(Path settings) {
    try (DirectoryUsers users = new DirectoryUsers(settings, DirectoryLab.PASSWORD)) {
      return users.authenticate("officer.a", "right".toCharArray()).isPresent();
    }
  }

  @Test
  void aFileWithoutCertificatesIsToldByItsName() throws Exception {
    try (DirectoryLab lab = new DirectoryLab(folder)) {
      Files.writeString(folder.resolve("ca.pem"), "nothing");
      Path file = lab.settings("trust: ca.pem");

      assertThatThrownBy(() -> isLetIn(file))
          .hasMessage(
              "Cannot trust the directory by ca.pem: it holds no certificate in PEM, or cannot be read. Nobody is let in until it does.");
    }
  }
}
