package citylake.governance.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserFileTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void oneUserWithAPassword() throws IOException {
    file = folder.resolve("users.yaml");
    Files.writeString(
        file,
        """
        users:
          - {name: li, roles: [officer], city: A, districts: [D1], password: "%s"}
          - {name: wu, roles: [leader]}
        """
            .formatted(UserFile.hashOf("right".toCharArray())));
  }

  @Test
  void onlyTheRightPasswordLetsIn() {
    UserFile users = new UserFile(file);

    assertThat(users.authenticate("li", "right".toCharArray()).orElseThrow().districts())
        .containsExactly("D1");
    assertThat(users.authenticate("li", "wrong".toCharArray())).isEmpty();
    assertThat(users.authenticate("nobody", "right".toCharArray())).isEmpty();
    assertThat(users.authenticate("wu", "nobody".toCharArray()))
        .as("who has no password does not log in, also not by nobody's")
        .isEmpty();
  }

  @Test
  void anUnknownNameTakesAsLongAsAWrongPassword() {
    UserFile users = new UserFile(file);
    time(users, "li");
    time(users, "nobody");

    long known = Math.min(time(users, "li"), time(users, "li"));
    long unknown = Math.min(time(users, "nobody"), time(users, "nobody"));

    assertThat(unknown).as("nanoseconds").isBetween(known / 4, known * 4);
  }

  private static long time(UserFile users, String name) {
    long start = System.nanoTime();
    assertThat(users.authenticate(name, "wrong".toCharArray())).isEmpty();
    return System.nanoTime() - start;
  }

  @Test
  void whoIsTakenOutOfTheFileIsGoneAtOnce() throws IOException {
    UserFile users = new UserFile(file);
    assertThat(users.named("wu")).isPresent();

    Files.writeString(file, "users: [{name: li, roles: [officer], city: A}]");

    assertThat(users.named("wu")).isEmpty();
  }

  @Test
  void aFileWithFaultsLetsNobodyIn() throws IOException {
    Files.writeString(
        file, "users: [{name: li, roles: [officer]}, {name: li}, {name: he, password: plain}]");

    assertThatThrownBy(() -> new UserFile(file).named("li"))
        .hasMessage(
            "Invalid declaration %s: 3 fault(s): a user has no name, or the name of another: 'li'; user he has no role; the password of user he is no Argon2id hash. Nothing is answered until it is corrected.",
            file);
  }

  @Test
  void publishedVectorOfArgon2idHolds() {
    // Of the reference implementation's test.c: password, somesalt, t=2, m=65536, p=1.
    String known =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    assertThat(PasswordHash.matches("password".toCharArray(), known)).isTrue();
    assertThat(PasswordHash.matches("Password".toCharArray(), known)).isFalse();
  }
}
