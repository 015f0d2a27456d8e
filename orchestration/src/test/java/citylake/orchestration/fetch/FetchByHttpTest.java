package citylake.orchestration.fetch;

import static citylake.orchestration.fetch.FetchLab.MANIFEST;
import static citylake.orchestration.fetch.FetchLab.MARKER;
import static citylake.orchestration.fetch.FetchLab.at;
import static citylake.orchestration.fetch.FetchLab.city;
import static citylake.orchestration.fetch.FetchLab.content;
import static citylake.orchestration.fetch.FetchLab.entered;
import static citylake.orchestration.fetch.FetchLab.sums;
import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.source.DeliveryPlace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over real sockets, from a server that answers well, badly, late, or dies. */
class FetchByHttpTest {
  private static final String INCIDENTS = "incident_20260703.csv";
  private static final int SIZE = 300_000;

  @TempDir Path dumps;
  private FileServer server;
  private FetchLab lab;

  @BeforeEach
  void start() throws IOException {
    server = new FileServer();
    lab = new FetchLab(dumps);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private DeliveryPlace byManifest() {
    return at(server.address(), MANIFEST);
  }

  private byte[] offered(long seed) {
    byte[] content = content(SIZE, seed);
    server.put(INCIDENTS, content);
    server.put("SHA256SUMS", sums(Map.of(INCIDENTS, content)));
    return content;
  }

  private Path fetchedFile() {
    return dumps.resolve("newtown").resolve(INCIDENTS);
  }

  @Test
  void whatTheManifestNamesIsFetchedOnceAndASecondFetchBringsNothing() {
    byte[] content = offered(1);
    server.requests();

    FetchedCity first = lab.fetch(byManifest());
    FetchedCity second = lab.fetch(byManifest());

    assertThat(first.failures()).isEmpty();
    assertThat(first.fetched()).hasSize(1);
    assertThat(fetchedFile()).hasBinaryContent(content);
    assertThat(second.fetched()).isEmpty();
    assertThat(second.unchanged()).isEqualTo(1);
    assertThat(server.requests()).filteredOn(r -> r.equals("GET " + INCIDENTS)).hasSize(1);
    assertThat(lab.lying()).containsExactly("newtown/" + INCIDENTS);
  }

  @Test
  void aFileIsKnownByItsEtagAndFetchedAgainWhenThatChanges() {
    DeliveryPlace place = at(server.address(), MARKER, "incident_{date}.csv");
    offered(1);
    server.put(INCIDENTS + ".done", "");
    lab.fetch(place);
    server.requests();

    assertThat(lab.fetch(place).unchanged()).isEqualTo(1);
    assertThat(server.requests()).noneMatch(request -> request.startsWith("GET"));

    byte[] corrected = offered(2);
    server.put(INCIDENTS + ".done", "2");
    assertThat(lab.fetch(place).fetched())
        .extracting(FetchedFile::became)
        .containsExactly("replaced");
    assertThat(fetchedFile()).hasBinaryContent(corrected);
  }

  @Test
  void aBrokenConnectionGoesOnWhereItBroke() {
    byte[] content = offered(3);
    server.put(INCIDENTS + ".done", "");
    server.next(FileServer.WELL, FileServer.cutAfter(100_000));

    FetchedCity fetched = lab.fetch(at(server.address(), MARKER, "incident_{date}.csv"));

    assertThat(fetched.failures()).isEmpty();
    assertThat(fetched.fetched().get(0).resumedFrom()).isBetween(1L, 100_000L);
    assertThat(fetchedFile()).hasBinaryContent(content);
    assertThat(server.requests()).anyMatch(r -> r.startsWith("GET " + INCIDENTS + " bytes="));
  }

  @Test
  void aServerThatDiesInMidTransferLeavesNothingHalfAndTheNextFetchGoesOn() throws IOException {
    byte[] content = offered(5);
    diesAfter(200_000);

    FetchedCity broken = lab.fetch(byManifest());

    assertThat(broken.failures())
        .singleElement()
        .asString()
        .matches(
            "Failed to fetch incident_20260703\\.csv of newtown: nothing answers at that address \\(3 attempt\\(s\\)\\)\\. Nothing half lies among the dumps; [0-9,]+ bytes are kept to go on from\\. The next fetch tries again; if it fails too, ask the city whether its server is well\\.");
    assertThat(lab.lying()).isEmpty();

    server.rise();
    FetchedCity whole = lab.fetch(byManifest());

    assertThat(whole.failures()).isEmpty();
    assertThat(whole.fetched().get(0).resumedFrom()).isBetween(1L, 200_000L);
    assertThat(fetchedFile()).hasBinaryContent(content);
  }

  @Test
  void aFileThatChangedSinceItBrokeOffBeginsAnew() throws IOException {
    aServerThatDied();
    byte[] corrected = offered(7);

    FetchedCity whole = lab.fetch(byManifest());

    assertThat(whole.failures()).isEmpty();
    assertThat(whole.fetched().get(0).resumedFrom()).isZero();
    assertThat(fetchedFile()).hasBinaryContent(corrected);
  }

  private void aServerThatDied() throws IOException {
    offered(6);
    diesAfter(200_000);
    assertThat(lab.fetch(byManifest()).failures()).hasSize(1);
    server.rise();
  }

  /** The list comes whole; the file begins, and then its server is gone. */
  private void diesAfter(int bytes) {
    server.next(
        FileServer.WELL,
        (exchange, any) -> {
          FileServer.cutAfter(bytes).meet(exchange, any);
          exchange.close();
          server.die();
        });
  }

  @Test
  void aServerThatStallsIsBrokenOffAndAskedAgain() {
    byte[] content = offered(8);
    server.next(FileServer.WELL, FileServer.stallAfter(150_000));

    FetchedCity fetched = lab.fetch(byManifest());

    assertThat(fetched.failures()).isEmpty();
    assertThat(fetched.fetched().get(0).resumedFrom()).isEqualTo(150_000);
    assertThat(fetchedFile()).hasBinaryContent(content);
  }

  @Test
  void aFileThatIsNotWhatItsChecksumSaysIsReadOnceMoreAndThenRefused() {
    String content = "case,kind\nA1,theft\n";
    server.put(INCIDENTS, content);
    server.put("SHA256SUMS", "0".repeat(64) + "  " + INCIDENTS + "\n");
    server.requests();

    assertThat(lab.fetch(byManifest()).failures())
        .containsExactly(
            "Cannot take incident_20260703.csv of newtown: its SHA-256 is %s, and the city gives %s. Nothing of it lies among the dumps; it is fetched anew the next time. Ask the city to lay out the file once more, with its checksum."
                .formatted(DigestUtils.sha256Hex(content), "0".repeat(64)));
    assertThat(server.requests()).filteredOn(r -> r.equals("GET " + INCIDENTS)).hasSize(2);
    assertThat(lab.lying()).isEmpty();
  }

  @Test
  void withoutARightToComeInNothingIsFetchedAndNoSecretIsTold() {
    offered(9);
    server.demand("Bearer right");
    DeliveryPlace place = entered(byManifest(), "newtown");

    FetchedCity refused = lab.fetch(place, "CITYLAKE_SECRET_NEWTOWN_TOKEN=wr0ng");
    assertThat(refused.failures())
        .containsExactly(
            "Cannot fetch SHA256SUMS of newtown: %s answered 401, so it does not let us in. Nothing of it lies among the dumps. Look whether the credentials are still right, and whether they may read the file."
                .formatted(server.address()));
    assertThat(refused.toString()).doesNotContain("wr0ng");
    assertThat(lab.fetch(place, "CITYLAKE_SECRET_NEWTOWN_TOKEN=right").fetched()).hasSize(1);
  }

  @Test
  void userAndPasswordAreSentAsBasicCredentials() {
    offered(10);
    server.demand("Basic dXNlcjpwYXNz");

    assertThat(
            lab.fetch(
                    entered(byManifest(), "newtown"),
                    "CITYLAKE_SECRET_NEWTOWN_USER=user",
                    "CITYLAKE_SECRET_NEWTOWN_PASSWORD=pass")
                .fetched())
        .hasSize(1);
  }

  @Test
  void credentialsGoToNoOtherMachineInPlainText() {
    URI elsewhere = URI.create("http://files.example.org/out/");

    assertThat(
            lab.fetch(
                    entered(at(elsewhere, MANIFEST), "newtown"),
                    "CITYLAKE_SECRET_NEWTOWN_TOKEN=right")
                .failures())
        .containsExactly(
            "Cannot send credentials of newtown to http://files.example.org/out/: over plain http everyone on the way could read them. Nothing was sent. Write https in delivery.from.");
  }

  @Test
  void aNameThatIsNotThereIsToldAndOneOfADayIsNot() {
    assertThat(lab.fetch(at(server.address(), MARKER, "crashes.csv")).failures())
        .containsExactly(
            "Cannot find crashes.csv of newtown at %s. Nothing of this city was fetched. Ask the city where it lies now, and mend delivery in its YAML."
                .formatted(server.address()));
    assertThat(lab.fetch(at(server.address(), MARKER, "incident_{date}.csv")).failures()).isEmpty();
    assertThat(lab.fetch(byManifest()).failures())
        .containsExactly(
            "Cannot find SHA256SUMS of newtown at %s, which says what files there are. Nothing of this city was fetched. Ask the city to write it as sha256sum does, after the files."
                .formatted(server.address()));
  }

  @Test
  void aServerThatGoesOnFailingIsToldWithTheNumberOfAttempts() {
    offered(11);
    server.next(FileServer.status(500), FileServer.status(500), FileServer.status(500));

    assertThat(lab.fetch(byManifest()).failures())
        .containsExactly(
            "Failed to see what newtown lays out at %s: the server answered 500 (3 attempt(s)). Nothing of it was fetched; what lies among the dumps is as it was. The next fetch tries again; if it fails too, ask the city whether its server is well."
                .formatted(server.address()));
  }

  @Test
  void nobodyIsFollowedToAnotherServer() throws IOException {
    offered(12);
    try (FileServer other = new FileServer()) {
      other.put("SHA256SUMS", "");
      server.next(FileServer.redirect(other.address() + "SHA256SUMS"));

      assertThat(lab.fetch(byManifest()).failures())
          .containsExactly(
              "Cannot fetch SHA256SUMS of newtown: %s sends on to another server (127.0.0.1). Nothing was sent there, and nothing of the file lies among the dumps. If the city has moved, write its new address in delivery.from."
                  .formatted(server.address()));
      assertThat(other.requests()).isEmpty();
    }
    server.next(FileServer.redirect("/out/SHA256SUMS"));
    assertThat(lab.fetch(byManifest()).fetched()).hasSize(1);
  }

  @Test
  void anAnswerWithoutLengthAndEndIsNotTakenForWhole() throws Exception {
    try (ServerSocket old = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread answers = new Thread(() -> answerWithoutLength(old));
      answers.start();
      URI address = URI.create("http://127.0.0.1:%d/".formatted(old.getLocalPort()));

      assertThat(lab.fetch(at(address, new DeliveryPlace.Marker(".done"), INCIDENTS)).failures())
          .containsExactly(
              "Cannot take incident_20260703.csv.done of newtown: its server does not say how long it is, so half of it would look whole. Nothing of it lies among the dumps. Ask the city to send Content-Length.");
    }
  }

  private static void answerWithoutLength(ServerSocket server) {
    try {
      while (true) {
        try (Socket caller = server.accept()) {
          int read = caller.getInputStream().read(new byte[8192]);
          assertThat(read).isPositive();
          caller
              .getOutputStream()
              .write("HTTP/1.0 200 OK\r\n\r\nhalf".getBytes(StandardCharsets.US_ASCII));
        }
      }
    } catch (IOException e) {
      // The test has closed the server.
    }
  }

  @Test
  void whenTheBookIsLostTheSameContentIsLeftAsItLies() throws IOException {
    offered(13);
    lab.fetch(byManifest());
    FileTime before = FileTime.from(Instant.parse("2026-07-03T01:00:00Z"));
    Files.setLastModifiedTime(fetchedFile(), before);
    Files.delete(dumps.resolve(".incoming/newtown/.fetched.json"));

    assertThat(lab.fetch(byManifest()).fetched())
        .extracting(FetchedFile::became)
        .containsExactly("already_there");
    assertThat(Files.getLastModifiedTime(fetchedFile())).isEqualTo(before);
  }

  @Test
  void aCityWhoseServerIsDownStopsNoOther() {
    offered(14);
    URI nobody = URI.create("http://127.0.0.1:9/");

    List<FetchedCity> both =
        lab.run()
            .fetch(
                List.of(city("eastern", at(nobody, MANIFEST)), city("newtown", byManifest())),
                any -> FetchLab.DAY);

    assertThat(both.get(0).failures())
        .singleElement()
        .asString()
        .startsWith("Failed to see what eastern lays out at http://127.0.0.1:9/: nothing answers");
    assertThat(both.get(1).fetched()).hasSize(1);
  }

  @Test
  void namesThatLeadElsewhereAreNotFetchedAndAreTold() {
    server.put(
        "SHA256SUMS",
        "0".repeat(64) + "  ../../incident_1.csv\n" + "1".repeat(64) + "  notes.txt\n");

    FetchedCity fetched = lab.fetch(byManifest());

    assertThat(fetched.failures())
        .singleElement()
        .asString()
        .contains("none of its 2 names is one that a dump of the city has");
    assertThat(fetched.fetched()).isEmpty();
    assertThat(lab.lying()).isEmpty();
  }

  /** As an editor or an environment file leaves them. */
  @Test
  void aTokenWithALineEndIsUsedWithoutItAndABrokenOneIsShownNowhere() {
    offered(1);
    server.demand("Bearer s3cret");
    DeliveryPlace place = FetchLab.entered(byManifest(), "newtown");

    assertThat(lab.fetch(place, "CITYLAKE_SECRET_NEWTOWN_TOKEN=s3cret\r\n").failures()).isEmpty();
    assertThat(lab.fetch(place, "CITYLAKE_SECRET_NEWTOWN_TOKEN=s3\ncret").failures())
        .singleElement()
        .asString()
        .contains("Cannot send the token of newtown: it holds a character that no header may have.")
        .doesNotContain("cret");
  }

  @Test
  void aListThatStopsInMidTransferEndsTheFetchOfItsCity() {
    offered(1);
    FileServer.Trouble stall = FileServer.stallAfter(10);
    server.next(stall, stall, stall);

    assertThat(lab.fetch(byManifest()).failures())
        .singleElement()
        .asString()
        .startsWith("Failed to see what newtown lays out")
        .contains("no byte of SHA256SUMS came for");
  }

  @Test
  void aListThatIsBeingWrittenIsTold() {
    offered(1);
    server.put("SHA256SUMS", "");

    assertThat(lab.fetch(byManifest()).failures())
        .singleElement()
        .asString()
        .contains(
            "SHA256SUMS is empty or its last line has no end, so it seems to be written just now");
  }

  @Test
  void namesOfTheFolderItselfAreKnownAndOthersAreTold() {
    byte[] content = offered(1);
    server.put("SHA256SUMS", sums(Map.of("./" + INCIDENTS, content)));
    assertThat(lab.fetch(byManifest()).fetched()).hasSize(1);

    server.put("SHA256SUMS", sums(Map.of("out/" + INCIDENTS, content)));
    assertThat(lab.fetch(byManifest()).failures())
        .singleElement()
        .asString()
        .contains(
            "none of its 1 names is one that a dump of the city has, e.g. 'out/incident_20260703.csv'.");
  }

  @Test
  void aChineseNameIsAskedForByItsBytes() {
    byte[] content = content(SIZE, 4);
    server.put("incident_事件.csv", content);
    server.put("SHA256SUMS", sums(Map.of("incident_事件.csv", content)));

    assertThat(lab.fetch(byManifest()).failures()).isEmpty();
    assertThat(dumps.resolve("newtown/incident_事件.csv")).hasBinaryContent(content);
  }

  @Test
  void anAddressThatIsNoneFailsItsFileAlone() {
    byte[] incidents = offered(1);
    byte[] crashes = content(SIZE, 2);
    server.put("crash_1.csv", crashes);
    server.put(
        "SHA256SUMS",
        sums(new java.util.TreeMap<>(Map.of(INCIDENTS, incidents, "crash_1.csv", crashes))));
    server.next(FileServer.WELL, FileServer.redirect("/out/new file.csv"));

    FetchedCity fetched = lab.fetch(byManifest());

    assertThat(fetched.fetched()).hasSize(1);
    assertThat(fetched.failures())
        .singleElement()
        .asString()
        .contains("crash_1.csv of newtown", "sends on to what is no address");
  }
}
