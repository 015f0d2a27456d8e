package citylake.orchestration.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.etl.source.City;
import citylake.etl.source.CoordinateSystem;
import citylake.etl.source.OnboardingState;
import citylake.etl.source.Rhythm;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads over real sockets, right and wrong ones. */
class ReceiveServerTest {
  private static final String FILE = "incident_20260703.csv";
  private static final String CONTENT = "case,kind\nA1,theft\n";
  private static final long MOST_BYTES = 1000;
  private static final Clock NIGHT =
      Clock.fixed(Instant.parse("2026-07-03T01:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private Path dumps;
  private Tokens tokens;
  private String token;
  private HttpClient http = HttpClient.newHttpClient();
  private ReceiveServer server;

  @BeforeEach
  void start() throws IOException {
    dumps = Files.createDirectories(folder.resolve("dumps"));
    tokens = new Tokens(folder.resolve("tokens.json"));
    token = tokens.make("newtown", NIGHT.instant());
    server = started(null);
  }

  private ReceiveServer started(SSLContext tls) {
    return started(tls, 0);
  }

  private ReceiveServer started(SSLContext tls, long spare) {
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    ReceiveServer made =
        new ReceiveServer(
            new ReceiveSettings(dumps, free, tls, MOST_BYTES, spare),
            List.of(city("newtown"), city("eastern")),
            tokens,
            NIGHT,
            Duration.ofMillis(600));
    made.start();
    return made;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static City city(String id) {
    return new City(
        id,
        id,
        "C07",
        "test",
        "plain",
        ZoneOffset.UTC,
        new CoordinateSystem("EPSG:4326", null, CoordinateSystem.WORLD),
        new City.Centre(117, 31),
        LocalTime.of(1, 0),
        "data desk",
        new City.Onboarding(OnboardingState.LIVE, 1),
        LocalDate.EPOCH,
        Optional.empty(),
        Map.of(
            "incident",
            new City.Dump(id + "/incident_*.csv", "plain", Rhythm.DAILY, LocalDate.EPOCH)));
  }

  private HttpRequest.Builder put(String path, String content) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:%d%s".formatted(server.address().getPort(), path)))
        .header("Authorization", "Bearer " + token)
        .header("X-Checksum-Sha256", DigestUtils.sha256Hex(content))
        .PUT(BodyPublishers.ofString(content));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String error(HttpResponse<String> answer) throws IOException {
    return new ObjectMapper().readTree(answer.body()).path("error").asText();
  }

  private void assertNothingWasKept() throws IOException {
    try (Stream<Path> files = Files.walk(dumps)) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .filter(file -> !file.getFileName().toString().equals(".lock")))
          .isEmpty();
    }
  }

  @Test
  void aFileLiesInTheCitysFolderAndTheReceiptSaysSo() throws Exception {
    HttpResponse<String> answer = send(put("/v1/newtown/" + FILE, CONTENT));

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(new ObjectMapper().readTree(answer.body()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"city": "newtown", "file": "newtown/incident_20260703.csv", "bytes": 19,
                     "sha256": "%s", "received_at": "2026-07-03T01:00:00Z"}"""
                        .formatted(DigestUtils.sha256Hex(CONTENT))));
    assertThat(dumps.resolve("newtown").resolve(FILE)).hasContent(CONTENT);
  }

  @Test
  void theSameFileAgainGetsTheSameReceiptAlsoAfterTheNightTookItAway() throws Exception {
    HttpResponse<String> first = send(put("/v1/newtown/" + FILE, CONTENT));
    HttpResponse<String> second = send(put("/v1/newtown/" + FILE, CONTENT));
    Files.delete(dumps.resolve("newtown").resolve(FILE));
    HttpResponse<String> third = send(put("/v1/newtown/" + FILE, CONTENT));

    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body()).isEqualTo(third.body());
    assertThat(dumps.resolve("newtown").resolve(FILE)).doesNotExist();
  }

  @Test
  void aNameThatHasComeIsForNoOtherFile() throws Exception {
    send(put("/v1/newtown/" + FILE, CONTENT));
    HttpResponse<String> other = send(put("/v1/newtown/" + FILE, "case\nB2\n"));

    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(error(other))
        .isEqualTo(
            "Cannot take incident_20260703.csv: another file of this name came before, and stays as it is. Give the corrected file a name of its own, e.g. with _2.");
    assertThat(dumps.resolve("newtown").resolve(FILE)).hasContent(CONTENT);
  }

  @Test
  void manyUploadsOfOneFileAtOnceLeaveItOnce() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> all =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    http.sendAsync(
                        put("/v1/newtown/" + FILE, CONTENT).build(), BodyHandlers.ofString()))
            .toList();

    assertThat(all.stream().map(answer -> answer.join().statusCode()))
        .containsOnlyOnce(201)
        .isSubsetOf(201, 200);
    assertThat(dumps.resolve("newtown").resolve(FILE)).hasContent(CONTENT);
    assertThat(Files.readString(dumps.resolve(".incoming/newtown/.received.json")).strip().lines())
        .hasSize(1);
  }

  @Test
  void withoutATokenOrWithOneThatWasTakenBackNobodyComesIn() throws Exception {
    String wanted =
        "Cannot let you in: send your city's token as  Authorization: Bearer TOKEN. If it was, it is not known here, or was taken back.";
    HttpResponse<String> wrong =
        send(put("/v1/newtown/" + FILE, CONTENT).setHeader("Authorization", "Bearer wrong"));
    HttpResponse<String> basic =
        send(put("/v1/newtown/" + FILE, CONTENT).setHeader("Authorization", "Basic eDp5"));
    tokens.revoke("newtown");
    HttpResponse<String> revoked = send(put("/v1/newtown/" + FILE, CONTENT));

    assertThat(List.of(wrong.statusCode(), basic.statusCode(), revoked.statusCode()))
        .containsOnly(401);
    assertThat(error(wrong)).isEqualTo(wanted);
    assertThat(error(revoked)).isEqualTo(wanted);
    assertNothingWasKept();
  }

  @Test
  void aCityWritesToItsOwnFolderAlone() throws Exception {
    HttpResponse<String> answer = send(put("/v1/eastern/" + FILE, CONTENT));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(error(answer))
        .isEqualTo("Cannot take a file there: this token is not that city's. Nothing was kept.");
    assertThat(send(put("/v1/nowhere/" + FILE, CONTENT)).statusCode()).isEqualTo(403);
    assertNothingWasKept();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/newtown/..%2Feastern%2Fincident_1.csv",
        "/v1/newtown/..%5Cincident_1.csv",
        "/v1/newtown/incident_%00.csv",
        "/v1/newtown/incident_1.csv%0A",
        "/v1/newtown/../eastern/incident_1.csv",
        "/v1/newtown/%2Fetc%2Fincident_1.csv",
        "/v1/newtown/notes.txt",
        "/v1/newtown/.incident_1.csv",
        "/v1/newtown/",
        "/v1/newtown",
        "/v2/newtown/incident_1.csv",
        "/"
      })
  void anAddressThatLeadsElsewhereIsRefused(String path) throws Exception {
    HttpResponse<String> answer = send(put(path, CONTENT));

    assertThat(answer.statusCode()).isIn(400, 403, 404, 422);
    assertNothingWasKept();
  }

  @Test
  void theNamesThatAreAgreedAreTold() throws Exception {
    HttpResponse<String> answer = send(put("/v1/newtown/notes.txt", CONTENT));

    assertThat(error(answer))
        .isEqualTo(
            "Cannot take a file of that name: agreed with newtown are incident_*.csv. Nothing was kept. Name it so, or agree on another name first.");
  }

  @Test
  void aFileThatIsNotWhatItsChecksumSaysIsNotKept() throws Exception {
    HttpResponse<String> answer =
        send(put("/v1/newtown/" + FILE, CONTENT).setHeader("X-Checksum-Sha256", "0".repeat(64)));
    HttpResponse<String> without =
        send(put("/v1/newtown/" + FILE, CONTENT).setHeader("X-Checksum-Sha256", "none"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(error(answer))
        .isEqualTo(
            "Cannot take incident_20260703.csv: its SHA-256 is %s here, and you said %s. Nothing of it was kept. Send it again; if this comes back, make the checksum anew."
                .formatted(DigestUtils.sha256Hex(CONTENT), "0".repeat(64)));
    assertThat(without.statusCode()).isEqualTo(400);
    assertThat(error(without))
        .isEqualTo(
            "Cannot take a file without its checksum: send its SHA-256, as sha256sum writes it, as  X-Checksum-Sha256. Nothing was kept.");
    assertNothingWasKept();
  }

  @Test
  void aFileThatIsTooLargeIsNotKeptWhetherItSaysSoOrNot() throws Exception {
    String large = "x".repeat((int) MOST_BYTES + 1);
    HttpResponse<String> announced = send(put("/v1/newtown/" + FILE, large));
    HttpResponse<String> unannounced =
        send(
            put("/v1/newtown/" + FILE, large)
                .PUT(
                    BodyPublishers.ofInputStream(
                        () ->
                            new java.io.ByteArrayInputStream(
                                large.getBytes(StandardCharsets.UTF_8)))));

    assertThat(announced.statusCode()).isEqualTo(413);
    assertThat(unannounced.statusCode()).isEqualTo(413);
    assertThat(error(announced))
        .isEqualTo(
            "Cannot take the file: it is larger than 1,000 bytes. Nothing of it was kept. Pack it, or deliver it in parts with names of their own.");
    assertNothingWasKept();
  }

  @Test
  void anUploadThatBreaksOffLeavesNothingAndMayBeSentAgain() throws Exception {
    try (Socket torn = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      OutputStream out = torn.getOutputStream();
      out.write(
          """
          PUT /v1/newtown/%s HTTP/1.1\r
          Host: here\r
          Authorization: Bearer %s\r
          X-Checksum-Sha256: %s\r
          Content-Length: %d\r
          \r
          case,"""
              .formatted(FILE, token, DigestUtils.sha256Hex(CONTENT), CONTENT.length())
              .getBytes(StandardCharsets.UTF_8));
      out.flush();
      torn.shutdownOutput();
      try (InputStream in = torn.getInputStream()) {
        in.readAllBytes(); // until the server has given it up
      }
    }
    assertNothingWasKept();

    assertThat(send(put("/v1/newtown/" + FILE, CONTENT)).statusCode()).isEqualTo(201);
  }

  /** A line that died without a word: nobody says that the caller is gone. */
  @Test
  void moreSilentUploadsThanThereAreThreadsDoNotCloseTheDoor() throws Exception {
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
        silent.add(socket);
        socket
            .getOutputStream()
            .write(
                """
                PUT /v1/newtown/%s HTTP/1.1\r
                Host: here\r
                Authorization: Bearer %s\r
                X-Checksum-Sha256: %s\r
                Content-Length: %d\r
                \r
                case,"""
                    .formatted(FILE, token, DigestUtils.sha256Hex(CONTENT), CONTENT.length())
                    .getBytes(StandardCharsets.UTF_8));
      }

      assertThat(send(put("/v1/newtown/" + FILE, CONTENT)).statusCode()).isEqualTo(201);
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  @Test
  void whatAKilledUploadLeftIsRemovedAtTheNextStart() throws Exception {
    Path left = dumps.resolve(".incoming/newtown/.upload-1.part");
    Files.createDirectories(left.getParent());
    Files.writeString(left, "case,");
    Path fetched = Files.writeString(left.resolveSibling("incident_1.csv.part"), "case,");
    server.close();
    server = started(null);

    assertThat(left).doesNotExist();
    assertThat(fetched).exists();
  }

  @Test
  void otherCallsThanPutAreRefused() throws Exception {
    assertThat(send(put("/v1/newtown/" + FILE, CONTENT).GET()).statusCode()).isEqualTo(405);
    assertThat(send(put("/v1/newtown/" + FILE, CONTENT).DELETE()).statusCode()).isEqualTo(405);
  }

  @Test
  void theFileOfTokensHoldsNoToken() throws Exception {
    assertThat(Files.readString(folder.resolve("tokens.json")))
        .doesNotContain(token)
        .contains(DigestUtils.sha256Hex(token));
    assertThat(Files.getPosixFilePermissions(folder.resolve("tokens.json")))
        .allMatch(permission -> permission.name().startsWith("OWNER"));
  }

  @Test
  void filesComeByTlsWithTheCertificateOfAKeystore() throws Exception {
    Path keystore = folder.resolve("server.p12");
    String words =
        "-genkeypair -alias server -keyalg EC -dname CN=localhost -ext SAN=dns:localhost,ip:127.0.0.1 -storetype PKCS12 -storepass changeit -keystore "
            + keystore;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(words.split(" ", -1)));
    Process keytool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor()).isZero();
    server.close();
    server = started(Certificate.in(keystore, "changeit".toCharArray()));
    http = HttpClient.newBuilder().sslContext(trusting(keystore)).build();

    HttpRequest.Builder secure =
        put("/v1/newtown/" + FILE, CONTENT)
            .uri(
                URI.create(
                    "https://127.0.0.1:%d/v1/newtown/%s"
                        .formatted(server.address().getPort(), FILE)));
    assertThat(send(secure).statusCode()).isEqualTo(201);
    assertThatThrownBy(() -> Certificate.in(keystore, "wrong".toCharArray()))
        .hasMessage(
            "Cannot use the keystore %s (IOException). Nothing was started. Is it a PKCS#12 file with a key, and is its password right?"
                .formatted(keystore));
  }

  private static SSLContext trusting(Path keystore) throws Exception {
    KeyStore store = KeyStore.getInstance(keystore.toFile(), "changeit".toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", store.getCertificate("server"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  @Test
  void plainTextIsSpokenOnThisMachineAlone() {
    assertThatThrownBy(
            () -> new ReceiveSettings(dumps, new InetSocketAddress("0.0.0.0", 0), null, 1, 0))
        .hasMessage(
            "Cannot listen on 0.0.0.0 without a certificate: tokens and files would travel in plain text. Nothing was started. Give --keystore, or listen on 127.0.0.1 behind a proxy that has the certificate.");
  }

  @Test
  void aDoorThatCannotOpenSaysWhy() {
    ReceiveSettings taken = new ReceiveSettings(dumps, server.address(), null, 1, 0);
    assertThatThrownBy(() -> new ReceiveServer(taken, List.of(), tokens, NIGHT))
        .hasMessageStartingWith("Failed to listen on ")
        .hasMessageEndingWith("Nothing was started. Choose another address with --listen.");
    Path nowhere = dumps.resolve("nowhere");
    ReceiveSettings lost = new ReceiveSettings(nowhere, server.address(), null, 1, 0);
    assertThatThrownBy(() -> new ReceiveServer(lost, List.of(), tokens, NIGHT))
        .hasMessage(
            "Cannot receive to %s: it is no folder. Nothing was started. Make it, or name the folder that the nights read with --dumps."
                .formatted(nowhere));
  }

  /** A night has to land all cities' files on it. */
  @Test
  void aDiskThatIsFullButForWhatStaysFreeTakesNothing() throws Exception {
    server.close();
    server = started(null, Long.MAX_VALUE);

    HttpResponse<String> answer = send(put("/v1/newtown/" + FILE, CONTENT));

    assertThat(answer.statusCode()).isEqualTo(507);
    assertThat(error(answer))
        .isEqualTo(
            "Cannot take the file now: it would take from the room on the disk of the dumps that stays free for the night. Nothing of it was kept. Tell the data team, and send it again when there is room.");
    assertNothingWasKept();
  }
}
