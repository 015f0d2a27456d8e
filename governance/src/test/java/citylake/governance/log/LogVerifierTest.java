package citylake.governance.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever can write the log's files changes them; both verifiers must find it. */
class LogVerifierTest {
  private static final int ENTRIES = 25;

  @TempDir private Path root;
  private LogLab lab;

  @BeforeEach
  void log() throws IOException {
    lab = new LogLab(root);
    lab.write(ENTRIES);
  }

  @Test
  void aSoundLogHolds() throws IOException, InterruptedException {
    LogVerdict verdict = lab.verdict();

    assertThat(verdict.faults()).isEmpty();
    assertThat(verdict.entries()).isEqualTo(ENTRIES);
    assertThat(verdict.headsKept()).isEqualTo(3); // entries 10, 20, and 25 at the close
    assertThat(lab.verdictInPython())
        .isEqualTo("25 entries, 3 kept heads: nothing was changed\nexit code 0");
  }

  static Stream<Named<Consumer<List<String>>>> changes() {
    return Stream.of(
        change("an entry changed", lines -> lines.set(11, lines.get(11).replace("li.na", "wu.li"))),
        change("an entry changed with its hash", LogVerifierTest::rewriteOne),
        change("an entry removed", lines -> lines.remove(11)),
        change("two entries swapped", lines -> Collections.swap(lines, 11, 12)),
        change("an entry doubled", lines -> lines.add(12, lines.get(11))),
        change("the first entry removed", lines -> lines.remove(0)),
        change("the last entry removed", lines -> lines.remove(ENTRIES - 1)),
        change("all entries removed", List::clear),
        change("all written anew from one on", LogVerifierTest::rewriteFrom));
  }

  private static Named<Consumer<List<String>>> change(String name, Consumer<List<String>> change) {
    return Named.of(name, change);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void whatWasDoneToTheLogIsFoundByBoth(Consumer<List<String>> change)
      throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>(lab.lines());
    change.accept(lines);
    Files.write(lab.file(), lines);

    LogVerdict verdict = lab.verdict();

    assertThat(verdict.holds()).isFalse();
    assertThat(lab.verdictInPython())
        .isEqualTo(
            String.join("\n", verdict.faults())
                + "\n%d entries, 3 kept heads: %d fault(s)\nexit code 1"
                    .formatted(verdict.entries(), verdict.faults().size()));
  }

  @Test
  void anyByteThatIsChangedIsFound() throws IOException {
    byte[] sound = Files.readAllBytes(lab.file());
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      byte[] changed = sound.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(lab.file(), changed);
      assertThat(lab.verdict().holds()).as("change %d", i).isFalse();
    }
  }

  @Test
  void headsThatAreNotThereAreToldByTheirFile() throws IOException {
    Files.delete(lab.heads);

    assertThatThrownBy(() -> lab.verdict())
        .hasMessageStartingWith("Cannot hold the access log in ")
        .hasMessageContaining("there is no file " + lab.heads + ". A young log has none yet");
  }

  @Test
  void otherLineEndsAreNotTheLog() throws IOException, InterruptedException {
    String sound = Files.readString(lab.file());
    for (String end : List.of("\r\n", "\r")) {
      Files.writeString(lab.file(), sound.replace("\n", end));

      assertThat(lab.verdict().holds()).isFalse();
      assertThat(lab.verdictInPython()).endsWith("exit code 1");
    }
  }

  @Test
  void theBeginningOfAnEntryAtTheEndIsToldAndNoFault() throws IOException, InterruptedException {
    Files.writeString(lab.file(), "{\"seq\":26", StandardOpenOption.APPEND);

    assertThat(lab.verdict()).matches(LogVerdict::holds).returns(9L, LogVerdict::unanswered);
    assertThat(lab.verdictInPython())
        .isEqualTo(
            "25 entries, 3 kept heads: nothing was changed\nThe last 9 bytes are the beginning of an entry, which was not answered.\nexit code 0");
  }

  /** The service itself signs a new head, which has the number of one that was kept before. */
  @Test
  void anEndThatWasCutOffAndWrittenOnIsFoundByTheHeadBefore()
      throws IOException, InterruptedException {
    Files.write(lab.file(), lab.lines().subList(0, 20));
    lab.write(5);

    String fault =
        "heads.jsonl line 4: entry 25 was kept before as another, so the log was cut off and written on";
    assertThat(lab.verdict().faults()).contains(fault);
    assertThat(lab.verdictInPython()).contains(fault).endsWith("exit code 1");
  }

  /** Also without heads: a wrong folder must not pass for a sound log. */
  @Test
  void aFolderWithoutAnEntryIsNotCalledSound() {
    assertThat(LogVerifier.verify(root.resolve("keys"), null, null).faults())
        .containsExactly("there is no entry: this is no access log, or all of it is gone");
  }

  @Test
  void aHeadThatAFullDiskCutOffSpoilsNoOther() throws IOException {
    Files.writeString(lab.heads, "{\"seq\":26,", StandardOpenOption.APPEND);
    lab.write(1);

    assertThat(lab.verdict().headsKept()).isEqualTo(4);
    assertThat(lab.verdict().faults())
        .containsExactly("heads.jsonl line 4: its signature is not that of the log's key");
  }

  @Test
  void aHeadThatAnotherKeySignedDoesNotCount() throws IOException, InterruptedException {
    HeadKey other = HeadKey.of(root.resolve("keys/other.p12"), "x".toCharArray());
    Files.delete(lab.heads);
    new SignedHeads(lab.heads, other).keep(new Head(25, "0".repeat(64)), LogLab.CLOCK.instant());

    assertThat(lab.verdict().faults())
        .containsExactly("heads.jsonl line 1: its signature is not that of the log's key");
    assertThat(lab.verdictInPython())
        .startsWith("heads.jsonl line 1: its signature is not that of the log's key\n")
        .endsWith("exit code 1");
  }

  @Test
  void wordsSayWhereAndWhat() throws IOException {
    List<String> lines = new ArrayList<>(lab.lines());
    lines.remove(24);
    lines.remove(11);
    Files.write(lab.file(), lines);

    assertThat(lab.verdict().faults())
        .containsExactly(
            "journal-0000000000000001.jsonl line 12: entry 13 follows entry 11, so some are missing, double or moved",
            "entry 25 was kept and is not in the log, which ends with entry 24: its end is missing, or that entry");
  }

  private static void rewriteOne(List<String> lines) {
    lines.set(11, rewritten(lines.get(11), LogLab.entry(lines.get(10)).hash()));
  }

  /** As one who knows how the log is made, but does not have the key. */
  private static void rewriteFrom(List<String> lines) {
    String previous = LogLab.entry(lines.get(10)).hash();
    for (int i = 11; i < lines.size(); i++) {
      String line = rewritten(lines.get(i), previous);
      lines.set(i, line);
      previous = LogLab.entry(line).hash();
    }
  }

  private static String rewritten(String line, String previous) {
    String payload =
        line.replace("li.na", "wu.li")
                .replaceFirst("\"prev\":\"[0-9a-f]{64}\"", "\"prev\":\"" + previous + "\"")
                .replaceFirst(",\"hash\":\"[0-9a-f]{64}\"\\}$", "")
            + "}";
    String hash = Sm3.hex(payload.getBytes(StandardCharsets.UTF_8));
    return payload.substring(0, payload.length() - 1) + ",\"hash\":\"" + hash + "\"}";
  }
}
