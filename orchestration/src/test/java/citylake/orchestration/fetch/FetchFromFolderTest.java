package citylake.orchestration.fetch;

import static citylake.orchestration.fetch.FetchLab.MANIFEST;
import static citylake.orchestration.fetch.FetchLab.MARKER;
import static citylake.orchestration.fetch.FetchLab.QUICK;
import static citylake.orchestration.fetch.FetchLab.at;
import static citylake.orchestration.fetch.FetchLab.content;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.etl.source.DeliveryPlace;
import citylake.orchestration.inbox.CityInbox;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole files alone, told by a marker, a list or by standing still. */
class FetchFromFolderTest {
  private static final String INCIDENTS = "incident_20260703.csv";

  @TempDir Path share;
  @TempDir Path dumps;
  private FetchLab lab;

  @BeforeEach
  void start() {
    lab = new FetchLab(dumps);
  }

  private DeliveryPlace by(DeliveryPlace.Completeness complete) {
    return at(share.toUri(), complete);
  }

  @Test
  void aFileWaitsForItsMarker() throws IOException {
    Files.writeString(share.resolve(INCIDENTS), "case\nA1\n");
    Files.writeString(share.resolve("notes.txt"), "not agreed");

    FetchedCity early = lab.fetch(by(MARKER));
    assertThat(early.waiting())
        .containsExactly(
            new FetchedCity.Waiting(
                INCIDENTS, "its marker incident_20260703.csv.done is not there yet"));
    assertThat(lab.lying()).isEmpty();

    Files.writeString(share.resolve(INCIDENTS + ".done"), "");
    assertThat(lab.fetch(by(MARKER)).fetched()).hasSize(1);
    assertThat(lab.lying()).containsExactly("newtown/" + INCIDENTS);
    assertThat(lab.fetch(by(MARKER)).unchanged()).isEqualTo(1);
  }

  /** {@code incident_*.csv*} takes packed files as well as plain ones, and would take markers. */
  @Test
  void aMarkerIsNoFileThatWaitsForAMarker() throws IOException {
    Files.writeString(share.resolve(INCIDENTS), "case\nA1\n");
    Files.writeString(share.resolve(INCIDENTS + ".done"), "");

    FetchedCity fetched = lab.fetch(by(MARKER));

    assertThat(fetched.waiting()).isEmpty();
    assertThat(fetched.failures()).isEmpty();
    assertThat(lab.lying()).containsExactly("newtown/" + INCIDENTS);
  }

  @Test
  void anOldMarkerDoesNotVouchForAFileThatIsSentAgain() throws IOException {
    Path file = Files.writeString(share.resolve(INCIDENTS), "case\nA1\n");
    Path marker = Files.writeString(share.resolve(INCIDENTS + ".done"), "");
    lab.fetch(by(MARKER));

    Files.writeString(file, "case\nA1\nA");
    FetchedCity half = lab.fetch(by(MARKER));
    assertThat(half.waiting())
        .containsExactly(
            new FetchedCity.Waiting(
                INCIDENTS,
                "it has changed, and its marker incident_20260703.csv.done is still that of the file before"));
    assertThat(dumps.resolve("newtown").resolve(INCIDENTS)).hasContent("case\nA1\n");

    Files.writeString(file, "case\nA1\nA2\n");
    Files.setLastModifiedTime(marker, FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(lab.fetch(by(MARKER)).fetched()).hasSize(1);
    assertThat(dumps.resolve("newtown").resolve(INCIDENTS)).hasContent("case\nA1\nA2\n");
  }

  @Test
  void aFileThatWouldFillTheDiskIsNotBegunAndOthersAreTaken() throws IOException {
    long free = Files.getFileStore(dumps).getUsableSpace();
    FetchLimits tight = new FetchLimits(QUICK.retries(), QUICK.idle(), free - (100L << 20));
    try (RandomAccessFile huge = new RandomAccessFile(share.resolve(INCIDENTS).toFile(), "rw")) {
      huge.setLength(1L << 30); // a hole: takes no room itself
    }
    Files.writeString(share.resolve("crash.csv"), "case\nB1\n");
    for (String name : new String[] {INCIDENTS, "crash.csv"}) {
      Files.writeString(share.resolve(name + ".done"), "");
    }

    FetchedCity fetched = new FetchLab(dumps, tight).fetch(by(MARKER));

    assertThat(fetched.failures())
        .singleElement()
        .asString()
        .startsWith(
            "Cannot fetch incident_20260703.csv of newtown: 1,073,741,824 more bytes of it are to come, and of the ")
        .endsWith(
            " stay free. Nothing half lies among the dumps, and other files were fetched. Make room, and fetch again: it goes on from what is kept.");
    assertThat(lab.lying()).containsExactly("newtown/crash.csv");
  }

  @Test
  void whatIsLeftOfATransferLongAgoIsRemoved() throws IOException {
    CityInbox inbox = new CityInbox(dumps, "newtown");
    Path old = Files.write(inbox.part("incident_20260601.csv"), content(1_000, 1));
    Path recent = Files.write(inbox.part("incident_20260702.csv"), content(1_000, 2));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(15))));

    lab.fetch(by(MARKER));

    assertThat(old).doesNotExist();
    assertThat(recent).exists();
  }

  @Test
  void aChecksumInTheMarkerIsHeldAgainstTheFile() throws IOException {
    Files.writeString(share.resolve(INCIDENTS), "case\nA1\n");
    Path marker = Files.writeString(share.resolve(INCIDENTS + ".done"), "f".repeat(64));

    assertThat(lab.fetch(by(MARKER)).failures())
        .singleElement()
        .asString()
        .startsWith("Cannot take incident_20260703.csv of newtown: its SHA-256 is ");

    Files.writeString(marker, DigestUtils.sha256Hex("case\nA1\n") + "  " + INCIDENTS);
    assertThat(lab.fetch(by(MARKER)).fetched()).hasSize(1);
  }

  @Test
  void aFileThatStillGrowsIsNotTakenAndOneThatStandsStillIs() throws Exception {
    DeliveryPlace place = by(new DeliveryPlace.Stable(1));
    Path growing = Files.writeString(share.resolve(INCIDENTS), "case\n");
    Files.writeString(share.resolve("crash.csv"), "case\nB1\n");
    AtomicBoolean isFetched = new AtomicBoolean();
    Thread writer =
        new Thread(
            () -> {
              try {
                while (!isFetched.get()) {
                  Files.writeString(growing, "A1\n", StandardOpenOption.APPEND);
                  Thread.sleep(100);
                }
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    writer.start();

    FetchedCity early;
    try {
      early = lab.fetch(place);
    } finally {
      isFetched.set(true);
      writer.join();
    }

    assertThat(early.waiting())
        .containsExactly(new FetchedCity.Waiting(INCIDENTS, "it is still changing"));
    assertThat(lab.lying()).containsExactly("newtown/crash.csv");
    assertThat(lab.fetch(place).fetched()).hasSize(1);
    assertThat(dumps.resolve("newtown").resolve(INCIDENTS)).hasSameBinaryContentAs(growing);
  }

  @Test
  void whatAKilledFetchLeftIsGoneOnFromAndNightsDoNotSeeIt() throws IOException {
    byte[] whole = content(200_000, 1);
    Path file = Files.write(share.resolve(INCIDENTS), whole);
    Files.writeString(
        share.resolve("SHA256SUMS"), DigestUtils.sha256Hex(whole) + "  " + INCIDENTS + "\n");
    CityInbox inbox = new CityInbox(dumps, "newtown");
    FetchBook.at(inbox.book("fetched"))
        .begin(
            RemoteFile.changedAt(
                INCIDENTS, whole.length, Files.getLastModifiedTime(file).toMillis()));
    Files.write(inbox.part(INCIDENTS), java.util.Arrays.copyOf(whole, 50_000));
    assertThat(lab.lying()).isEmpty();

    FetchedCity fetched = lab.fetch(by(MANIFEST));

    assertThat(fetched.fetched().get(0).resumedFrom()).isEqualTo(50_000);
    assertThat(dumps.resolve("newtown").resolve(INCIDENTS)).hasBinaryContent(whole);
  }

  @Test
  void aPartThatIsNoBeginningOfTheFileIsFoundByTheChecksum() throws IOException {
    byte[] whole = content(200_000, 2);
    Path file = Files.write(share.resolve(INCIDENTS), whole);
    Files.writeString(
        share.resolve("SHA256SUMS"), DigestUtils.sha256Hex(whole) + "  " + INCIDENTS + "\n");
    CityInbox inbox = new CityInbox(dumps, "newtown");
    FetchBook.at(inbox.book("fetched"))
        .begin(
            RemoteFile.changedAt(
                INCIDENTS, whole.length, Files.getLastModifiedTime(file).toMillis()));
    Files.write(inbox.part(INCIDENTS), content(50_000, 99));

    assertThat(lab.fetch(by(MANIFEST)).fetched()).hasSize(1);
    assertThat(dumps.resolve("newtown").resolve(INCIDENTS)).hasBinaryContent(whole);
  }

  @Test
  void twoFetchesOfACityAtOnceDoNotMeet() throws IOException {
    try (CityInbox.Lock held = new CityInbox(dumps, "newtown").lock().orElseThrow()) {
      assertThat(held.channel().isOpen()).isTrue();
      assertThat(lab.fetch(by(MANIFEST)).failures())
          .containsExactly(
              "Cannot fetch newtown: another fetch is at it. Nothing was changed; let it end.");
    }
  }

  @Test
  void aFolderThatIsNotThereIsTold() {
    assertThat(lab.fetch(at(share.resolve("gone").toUri(), MARKER)).failures())
        .singleElement()
        .asString()
        .startsWith("Failed to see what newtown lays out at file:")
        .contains(": there is no such folder (3 attempt(s)).");
  }

  @Test
  void aListThatIsNoneIsToldByItsLine() throws IOException {
    Files.writeString(share.resolve("SHA256SUMS"), "\nincident_1.csv\n");

    assertThat(lab.fetch(by(MANIFEST)).failures())
        .singleElement()
        .asString()
        .startsWith("Cannot use SHA256SUMS of newtown at file:")
        .endsWith(
            ": line 2 is not a SHA-256 and a name, as sha256sum writes. Nothing of this city was fetched. Ask the city to write it so.");
  }

  @Test
  void theFolderOfDumpsMustBeThere() {
    Path nowhere = dumps.resolve("nowhere");

    assertThatThrownBy(() -> new FetchLab(nowhere).run())
        .isInstanceOf(FetchFailure.class)
        .hasMessage(
            "Cannot fetch to %s: it is no folder. Nothing was fetched. Make it, or name the folder that the nights read with --dumps."
                .formatted(nowhere));
  }
}
