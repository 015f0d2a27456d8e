package citylake.governance.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryUsersTest {
  @TempDir private Path folder;
  private final AtomicLong now = new AtomicLong();
  private DirectoryLab lab;
  private DirectoryUsers users;

  @BeforeEach
  void aDirectory() throws Exception {
    lab = new DirectoryLab(folder);
    users = new DirectoryUsers(lab.settings(), DirectoryLab.PASSWORD, now::get);
  }

  @AfterEach
  void close() {
    users.close();
    lab.close();
  }

  private Optional<User> login(String name, String password) {
    return users.authenticate(name, password.toCharArray());
  }

  private void later(int seconds) {
    now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
  }

  @Test
  void theDirectoryDecidesOnPasswordsAndGroupsGiveTheRoles() {
    assertThat(login("officer.a", "right"))
        .contains(new User("officer.a", List.of("officer"), "340100", Set.of()));
    assertThat(login("leader.b", "right"))
        .as("groups are compared as names of entries, not as text")
        .contains(new User("leader.b", List.of("leader"), null, Set.of()));
    assertThat(login("officer.a", "wrong")).isEmpty();
    assertThat(login("nobody", "right")).isEmpty();
  }

  @Test
  void anEmptyPasswordIsNoneThoughADirectoryTakesItForALogInWithoutAName() {
    assertThat(login("officer.a", "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "officer*",
        "officer.a)(uid=*",
        "officer.a)(objectClass=*",
        "OFFICER.A",
        "officer.a ",
        " officer.a",
        "\\6ffficer.a",
        "uid=officer.a,ou=people,dc=example",
        " ",
        ""
      })
  void aNameIsComparedLetterByLetterAndNeverReadAsAPattern(String name) {
    assertThat(login(name, "right")).isEmpty();
    assertThat(users.named(name)).isEmpty();
  }

  @Test
  void oneEntryOfTwoNamesIsNobodySoThatNobodyApprovesTheirOwnRequest() throws Exception {
    lab.person("li", "uid: wang", "memberOf: cn=officers,ou=groups,dc=example");

    assertThat(login("li", "right")).isEmpty();
    assertThat(login("wang", "right")).isEmpty();
  }

  @Test
  void twoEntriesOfOneNameAreNobody() throws Exception {
    lab.server.add(
        "dn: cn=second,ou=people,dc=example",
        "objectClass: person",
        "uid: officer.a",
        "userPassword: other",
        "memberOf: cn=leaders,ou=groups,dc=example");

    assertThat(login("officer.a", "right")).isEmpty();
    assertThat(login("officer.a", "other")).isEmpty();
  }

  @Test
  void whoHasNoRoleOrTwoCitiesIsNobody() throws Exception {
    lab.person("guest", "memberOf: cn=guests,ou=groups,dc=example", "l: 340100");
    lab.person("two", "memberOf: cn=officers,ou=groups,dc=example", "l: 340100", "l: 340200");

    assertThat(login("guest", "right")).isEmpty();
    assertThat(login("two", "right")).isEmpty();
  }

  @Test
  void whoIsNotOfThePeopleIsNobody() {
    assertThat(login("citylake", String.valueOf(DirectoryLab.PASSWORD))).isEmpty();
  }

  @Test
  void whoTheFilterDoesNotLetThroughIsNobody() throws Exception {
    lab.person("retired", "memberOf: cn=officers,ou=groups,dc=example", "employeeType: retired");
    lab.settings("filter: (&(objectClass=person)(!(employeeType=retired)))");

    assertThat(login("retired", "right")).isEmpty();
    assertThat(login("officer.a", "right")).isPresent();
  }

  @Test
  void whoLosesAGroupOrGoesIsKnownSoFourSecondsLater() throws LDAPException {
    assertThat(users.named("officer.a").orElseThrow().roles()).containsExactly("officer");
    lab.server.modify(
        "uid=officer.a,ou=people,dc=example",
        new Modification(ModificationType.REPLACE, "memberOf", "cn=leaders,ou=groups,dc=example"));
    later(4);
    assertThat(users.named("officer.a").orElseThrow().roles()).containsExactly("leader");

    lab.server.delete("uid=officer.a,ou=people,dc=example");
    assertThat(users.named("officer.a")).as("as it was, for some seconds").isPresent();
    later(4);
    assertThat(users.named("officer.a")).isEmpty();
    assertThat(login("officer.a", "right")).isEmpty();
  }

  @Test
  void settingsThatChangeCountAtOnce() throws Exception {
    assertThat(users.named("officer.a")).isPresent();

    Path file = lab.settings("name: cn");

    assertThat(users.named("officer.a")).isEmpty();
    Files.delete(file);
    assertThatThrownBy(() -> users.named("officer.a"))
        .hasMessageStartingWith("Cannot read " + file);
  }

  @Test
  void whereNoServerAnswersNobodyIsLetInAndItSaysWhich() {
    int port = lab.server.getListenPort();
    lab.close();

    assertThatThrownBy(() -> users.named("officer.a"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "Cannot look up users: no server of the directory (ldap://127.0.0.1:%d) answers cn=citylake,dc=example: ",
            port)
        .hasMessageEndingWith(
            "Nobody is let in, and nothing is answered, until one does. See directory.yaml and the password of that entry.");
    assertThatThrownBy(() -> login("officer.a", "right")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aServerThatIsBackIsAskedAgainTwoSecondsLater() throws Exception {
    int port = lab.server.getListenPort();
    lab.server.shutDown(true);
    assertThatThrownBy(() -> users.named("officer.a")).isInstanceOf(IllegalStateException.class);
    try (DirectoryLab back = DirectoryLab.at(folder, port)) {
      assertThatThrownBy(() -> users.named("officer.a")).isInstanceOf(IllegalStateException.class);

      later(2);

      assertThat(back.server.getListenPort()).isEqualTo(port);
      assertThat(users.named("officer.a")).isPresent();
    }
  }

  @Test
  void aDirectoryThatIsSilentHoldsNobodyUpForLong() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      lab.settingsFor("ldap://127.0.0.1:" + silent.getLocalPort());

      assertTimeout(
          Duration.ofSeconds(15),
          () -> {
            for (int i = 0; i < 30; i++) {
              String name = "officer." + i;
              assertThatThrownBy(() -> users.named(name))
                  .isInstanceOf(IllegalStateException.class)
                  .hasMessageStartingWith("Cannot look up users: ");
            }
          },
          "thirty people, of whom the first waits two seconds");
    }
  }

  @Test
  void whoIsKnownGoesOnWhileTheyAreLookedUpAgain() throws Exception {
    assertThat(users.named("officer.a")).isPresent();
    lab.close();
    later(3);

    assertThat(users.named("officer.a")).isPresent();
    later(1);
    assertThatThrownBy(() -> users.named("officer.a")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void oneNameOfManyEntriesIsNobodysAndNoFaultOfOthers() throws Exception {
    for (String second : List.of("second", "third")) {
      lab.server.add(
          "dn: cn=%s,ou=people,dc=example".formatted(second),
          "objectClass: person",
          "uid: officer.a",
          "memberOf: cn=leaders,ou=groups,dc=example");
    }

    assertThat(users.named("officer.a")).isEmpty();
    assertThat(users.named("leader.b")).isPresent();
  }

  @Test
  void whereTheFirstServerIsDownTheSecondIsAsked() throws Exception {
    lab.settingsFor(
        "'ldap://127.0.0.1:1', 'ldap://127.0.0.1:%d'".formatted(lab.server.getListenPort()));

    assertThat(login("officer.a", "right")).isPresent();
    assertThat(login("officer.a", "wrong")).isEmpty();
  }

  @Test
  void theWrongPasswordOfTheEntryThatLooksUpIsNoUsersFault() throws IOException {
    try (DirectoryUsers others =
        new DirectoryUsers(lab.settings(), "another".toCharArray(), now::get)) {
      assertThatThrownBy(() -> others.authenticate("officer.a", "right".toCharArray()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("answers cn=citylake,dc=example")
          .hasMessageNotContaining("another");
    }
  }

  @Test
  void aRefusalTakesAFifthOfASecondAtLeastWhateverItsReason() {
    long start = System.nanoTime();
    assertThat(login("nobody", "right")).isEmpty();
    long unknown = System.nanoTime() - start;
    start = System.nanoTime();
    assertThat(login("officer.a", "wrong")).isEmpty();
    long wrong = System.nanoTime() - start;

    assertThat(TimeUnit.NANOSECONDS.toMillis(Math.min(unknown, wrong)))
        .as("milliseconds of the quicker")
        .isGreaterThanOrEqualTo(199);
  }
}
