package citylake.orchestration.airflow.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.orchestration.airflow.failure.NoSecret;
import citylake.orchestration.retry.Retries;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the server is, where the secret lies, and how patient a caller is. */
class SettingsTest {
  @TempDir private Path folder;

  @Test
  void anAddressKeepsItsPathAndLosesItsLastSlash() {
    assertThat(server("https://airflow.province.example/night/").address())
        .isEqualTo(URI.create("https://airflow.province.example/night"));
    assertThat(server("http://127.0.0.1:8080").address().getPort()).isEqualTo(8080);
  }

  @Test
  void anAddressWithAPasswordIsRefusedWithoutRepeatingIt() {
    assertThatThrownBy(() -> server("http://admin:hunter2@127.0.0.1:8080"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid address of Airflow: http://127.0.0.1:8080 had a user or a query in it; the password belongs in the environment or in a file");
  }

  @Test
  void aPasswordDoesNotTravelInTheOpen() {
    assertThatThrownBy(() -> server("http://192.0.2.7:8080"))
        .hasMessage(
            "Invalid address of Airflow: http://192.0.2.7:8080 is another machine, and the password would travel in the open. Use https://.");
  }

  @ParameterizedTest
  @CsvSource({"localhost:8080", "ftp://127.0.0.1", "http:///dags"})
  void whatIsNoAddressIsRefused(String address) {
    assertThatThrownBy(() -> server(address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid address of Airflow (must be http:// or https:// with a host): " + address);
  }

  @Test
  void aSecretIsReadFromItsFileAndTellsOnlyWhereItIs() throws IOException {
    Path line = Files.writeString(folder.resolve("line"), "hunter2\nsecond line\n");
    Path passwords = Files.writeString(folder.resolve("passwords"), "{\"night\": \"hunter3\"}");
    Credentials credentials =
        new Credentials.Password("night", Secret.passwordsFile(passwords, "night"));

    assertThat(Secret.file(line).read()).isEqualTo("hunter2");
    assertThat(Secret.passwordsFile(passwords, "night").read()).isEqualTo("hunter3");
    assertThat(AirflowServer.at(URI.create("http://127.0.0.1"), credentials).toString())
        .contains("entry night of file " + passwords)
        .doesNotContain("hunter");
  }

  @Test
  void aSecretThatIsNotThereIsToldWithItsPlace() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken"), "hunter2");
    Path empty = Files.writeString(folder.resolve("empty"), "{}");
    Path nowhere = folder.resolve("nowhere");

    assertThatThrownBy(() -> Secret.environment("NO_SUCH_VARIABLE").read())
        .isInstanceOf(NoSecret.class)
        .hasMessage(
            "Cannot log in to Airflow: the environment variable NO_SUCH_VARIABLE is not set. Nothing was sent. Set it to the password, or name a file with it.");
    assertThatThrownBy(() -> Secret.file(nowhere).read())
        .isInstanceOf(NoSecret.class)
        .hasMessage(
            "Cannot log in to Airflow: the file %s with the secret cannot be read (NoSuchFileException). Nothing was sent. Is it there, and may this user read it?"
                .formatted(nowhere));
    assertThatThrownBy(() -> Secret.passwordsFile(empty, "night").read())
        .hasMessage(
            "Cannot log in to Airflow: the passwords file %s has no entry for user night. Nothing was sent. Name a user whom it has."
                .formatted(empty));
    assertThatThrownBy(() -> Secret.passwordsFile(broken, "night").read())
        .hasMessage(
            "Cannot log in to Airflow: the passwords file %s is not JSON. Nothing was sent. It should read {\"user\": \"password\"}."
                .formatted(broken))
        .hasNoCause();
  }

  @Test
  void anEmptySecretIsRefused() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty-line"), "\n");

    assertThatThrownBy(() -> Secret.file(empty).read())
        .isInstanceOf(NoSecret.class)
        .hasMessage(
            "Cannot log in to Airflow: the first line of file %s is empty. Nothing was sent. Write the secret there."
                .formatted(empty));
  }

  @Test
  void pausesDoubleUpToTheLongestAndHalfOfEachIsChance() {
    Retries retries = new Retries(9, Duration.ofMillis(100), Duration.ofMillis(1000));

    for (int seed = 0; seed < 200; seed++) {
      assertThat(retries.pauseAfter(1, new Random(seed)).toMillis()).isBetween(50L, 100L);
      assertThat(retries.pauseAfter(3, new Random(seed)).toMillis()).isBetween(200L, 400L);
      assertThat(retries.pauseAfter(8, new Random(seed)).toMillis()).isBetween(500L, 1000L);
      assertThat(retries.pauseAfter(1000, new Random(seed)).toMillis()).isBetween(500L, 1000L);
    }
    assertThat(retries.pauseAfter(3, new Random(1)))
        .as("two callers do not come back together")
        .isNotEqualTo(retries.pauseAfter(3, new Random(2)));
  }

  @Test
  void retriesThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new Retries(0, Duration.ZERO, Duration.ZERO))
        .hasMessage("Invalid number of attempts (must be at least 1): 0");
    assertThatThrownBy(() -> new Retries(2, Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .hasMessage(
            "Invalid pauses between attempts: the first is PT2S, the longest PT1S; the longest must not be shorter, none may be negative");
  }

  @ParameterizedTest
  @CsvSource({
    "7, PT7S",
    "-7, PT0S",
    "'Wed, 01 Jul 2026 00:01:00 GMT', PT1M",
    "'Tue, 30 Jun 2026 23:59:00 GMT', PT0S"
  })
  void aServersPauseIsReadInSecondsAndAsADate(String text, Duration pause) {
    Answer answer = new Answer(429, "text/plain", "", Optional.of(text), 0);

    assertThat(answer.askedPause(Instant.parse("2026-07-01T00:00:00Z"))).contains(pause);
  }

  @Test
  void aServersPauseThatCannotBeReadIsNone() {
    Answer answer = new Answer(429, "text/plain", "", Optional.of("soon"), 0);

    assertThat(answer.askedPause(Instant.EPOCH)).isEmpty();
  }

  @Test
  void aTokenIsRenewedHalfAMinuteBeforeItExpires() {
    // {"exp": 1782864000} = 2026-07-01T00:00:00Z
    Token token = Token.of("e30.eyJleHAiOiAxNzgyODY0MDAwfQ.c2lnbmVk");

    assertThat(token.isFreshAt(Instant.parse("2026-06-30T23:59:29Z"))).isTrue();
    assertThat(token.isFreshAt(Instant.parse("2026-06-30T23:59:31Z"))).isFalse();
    assertThat(token.toString()).isEqualTo("token that expires at 2026-07-01T00:00:00Z");
  }

  @Test
  void aRunWithoutANameIsRefused() {
    assertThatThrownBy(() -> new RunOrder("nightly", " ", null, Map.of()))
        .hasMessage(
            "Invalid run id of DAG nightly: it is empty. Name the run; the name is what makes a second call harmless.");
  }

  @Test
  void namesInAPathAreEncoded() {
    assertThat(Route.RUN.path("a b/c", "manual__2026-07-01T00:00:00+00:00"))
        .isEqualTo("/api/v2/dags/a%20b%2Fc/dagRuns/manual__2026-07-01T00%3A00%3A00%2B00%3A00");
  }

  private static AirflowServer server(String address) {
    return AirflowServer.at(
        URI.create(address),
        new Credentials.Password("night", Secret.environment("NO_SUCH_VARIABLE")));
  }
}
