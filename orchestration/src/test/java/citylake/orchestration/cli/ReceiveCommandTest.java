package citylake.orchestration.cli;

import static citylake.orchestration.cli.Typed.citylake;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiveCommandTest {
  @TempDir Path folder;

  private String tokens() {
    return folder.resolve("tokens.json").toString();
  }

  @Test
  void aTokenIsMadeOnceForACityThatIsDeclared() {
    Typed made = citylake("receive", "token", "denver", "--tokens", tokens());
    assertThat(made.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(made.out()).containsPattern("(?m)^[\\w-]{43}$").contains("This is denver's token;");

    Typed unknown = citylake("receive", "token", "nowhere", "--tokens", tokens());
    assertThat(unknown.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(unknown.err()).contains("Cannot find city 'nowhere': it is not declared here.");
  }

  @Test
  void tokensAreTakenBackAllAtOnce() {
    citylake("receive", "token", "denver", "--tokens", tokens());
    citylake("receive", "token", "denver", "--tokens", tokens());

    assertThat(citylake("receive", "token", "denver", "--tokens", tokens(), "--revoke").out())
        .contains("2 token(s) of denver open nothing any more.");
    assertThat(citylake("receive", "token", "denver", "--tokens", tokens(), "--revoke").err())
        .contains("Cannot take tokens of 'denver' back: it has none in " + tokens());
  }

  @Test
  void whetherItCouldServeIsCheckedWithoutServing() {
    citylake("receive", "token", "denver", "--tokens", tokens());
    Typed checked = check();

    assertThat(checked.err()).isEmpty();
    assertThat(checked.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(checked.out())
        .containsPattern("Could receive at http://127.0.0.1:\\d+/v1/<city>/<file>. Nothing was");
  }

  @Test
  void aDoorThatWouldLetNobodyInDoesNotOpen() {
    Typed checked = check();

    assertThat(checked.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(checked.err())
        .contains(
            "Cannot let anybody in: there are no tokens in %s. Nothing was started. Make the first with  citylake receive token CITY"
                .formatted(tokens()));
    citylake("receive", "token", "denver", "--tokens", tokens(), "--revoke");
    assertThat(Path.of(tokens())).doesNotExist();
  }

  private Typed check() {
    return citylake(
        "receive",
        "serve",
        "--dumps",
        folder.toString(),
        "--tokens",
        tokens(),
        "--listen",
        "127.0.0.1:0",
        "--behind-proxy",
        "--check");
  }

  @Test
  void tokensThatAreMadeAtOnceAreAllKeptAndTheFileStaysItsReaders() throws Exception {
    Path file = Path.of(tokens());
    citylake("receive", "token", "denver", "--tokens", tokens());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    List<Callable<Typed>> makers =
        Collections.nCopies(8, () -> citylake("receive", "token", "denver", "--tokens", tokens()));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (Future<Typed> made : threads.invokeAll(makers)) {
        assertThat(made.get().exitCode()).isEqualTo(ExitCode.DONE);
      }
    } finally {
      threads.shutdown();
    }

    assertThat(citylake("receive", "token", "denver", "--tokens", tokens(), "--revoke").out())
        .contains("9 token(s) of denver open nothing any more.");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void neitherPlainTextNorAWrongAddressIsTakenByMistake() {
    Typed plain = citylake("receive", "serve", "--dumps", folder.toString(), "--tokens", tokens());
    assertThat(plain.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(plain.err())
        .contains("Invalid choice: give either --keystore or --behind-proxy, so that files");

    Typed nowhere =
        citylake(
            "receive",
            "serve",
            "--dumps",
            folder.toString(),
            "--tokens",
            tokens(),
            "--behind-proxy",
            "--listen",
            "8443");
    assertThat(nowhere.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(nowhere.err()).contains("Invalid address: '8443' (wanted: an address of this");
  }
}
