package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.governance.log.AccessEvent;
import citylake.governance.log.AccessEvent.Kind;
import citylake.governance.log.AccessEvent.Outcome;
import citylake.governance.log.AccessJournal;
import citylake.governance.log.HeadKey;
import citylake.governance.log.SignedHeads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditVerifyCommandTest {
  @TempDir private Path root;
  private Path log;
  private Path heads;
  private Path key;

  @BeforeEach
  void threeEntries() throws IOException {
    log = root.resolve("log");
    heads = root.resolve("heads.jsonl");
    key = root.resolve("log-key.txt");
    HeadKey signer = HeadKey.of(root.resolve("log.p12"), "of the test".toCharArray());
    Files.writeString(key, signer.publicPoint());
    try (AccessJournal journal =
        AccessJournal.open(log, new SignedHeads(heads, signer), 100, Clock.systemUTC())) {
      for (String user : List.of("li.na", "wu.li", "he.yi")) {
        journal.append(
            new AccessEvent(
                Kind.LOGIN, user, "s-1", null, null, null, null, Outcome.ALLOWED, null, null));
      }
    }
  }

  @Test
  void aSoundLogIsTold() {
    Typed typed = verify("--heads", heads.toString(), "--key", key.toString());

    assertThat(typed.exitCode()).isZero();
    assertThat(typed.out()).isEqualTo("3 entries, 1 kept heads: nothing was changed.\n");
  }

  @Test
  void aChangedEntryIsNamed() throws IOException {
    Path file = log.resolve("journal-0000000000000001.jsonl");
    Files.writeString(file, Files.readString(file).replace("wu.li", "xu.li"));

    Typed typed = verify();

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.out())
        .isEqualTo(
            """
            journal-0000000000000001.jsonl line 2: it has been changed, its hash is another
            3 entries, 0 kept heads: 1 fault(s). Without --heads nobody can tell whether the end was cut off, or all of it written anew.
            """);
  }

  @Test
  void headsWithoutTheirKeyAreRefused() {
    Typed typed = verify("--heads", heads.toString());

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("--key=FILE");
  }

  @Test
  void aLogThatIsNotThereIsNotCalledSound() {
    Typed typed = Typed.citylake("audit", "verify", "--log", root.resolve("nowhere").toString());

    assertThat(typed.exitCode()).isEqualTo(3);
    assertThat(typed.err())
        .startsWith(
            "Cannot find an access log in "
                + root.resolve("nowhere")
                + ": there is no such folder.");
  }

  private Typed verify(String... more) {
    List<String> line =
        new java.util.ArrayList<>(List.of("audit", "verify", "--log", log.toString()));
    line.addAll(List.of(more));
    return Typed.citylake(line.toArray(String[]::new));
  }
}
