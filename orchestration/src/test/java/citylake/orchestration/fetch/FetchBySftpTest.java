package citylake.orchestration.fetch;

import static citylake.orchestration.fetch.FetchLab.MANIFEST;
import static citylake.orchestration.fetch.FetchLab.content;
import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.source.DeliveryPlace;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From Apache MINA SSHD on 127.0.0.1, which may die in the middle. */
class FetchBySftpTest {
  private static final String INCIDENTS = "incident_20260703.csv";
  private static final String[] RIGHT = {
    "CITYLAKE_SECRET_NEWTOWN_USER=citylake", "CITYLAKE_SECRET_NEWTOWN_PASSWORD=right"
  };

  @TempDir Path dumps;
  @TempDir Path home;
  private final AtomicLong bytesUntilTheEnd = new AtomicLong(Long.MAX_VALUE);
  private KeyPair hostKey;
  private KeyPair userKey;
  private SshServer server;
  private FetchLab lab;

  @BeforeEach
  void start() throws Exception {
    hostKey = key();
    userKey = key();
    lab = new FetchLab(dumps, FetchLab.PATIENT);
    Files.createDirectories(home.resolve("out"));
    start(0);
  }

  private static KeyPair key() throws NoSuchAlgorithmException {
    KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
    keys.initialize(256);
    return keys.generateKeyPair();
  }

  private void start(int port) throws IOException {
    server = SshServer.setUpDefaultServer();
    server.setHost("127.0.0.1");
    server.setPort(port);
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setPasswordAuthenticator(
        (user, password, any) -> user.equals("citylake") && password.equals("right"));
    server.setPublickeyAuthenticator(
        (user, key, any) -> KeyUtils.compareKeys(key, userKey.getPublic()));
    server.setFileSystemFactory(new VirtualFileSystemFactory(home));
    SftpSubsystemFactory sftp = new SftpSubsystemFactory();
    sftp.addSftpEventListener(new Grave());
    server.setSubsystemFactories(List.of(sftp));
    server.start();
  }

  /** Drops each session when the bytes that it may give are given. */
  private final class Grave implements SftpEventListener {
    @Override
    public void read(
        ServerSession session,
        String handle,
        FileHandle file,
        long offset,
        byte[] data,
        int dataOffset,
        int dataLength,
        int readLength,
        Throwable thrown) {
      if (file.getFile().toString().endsWith(INCIDENTS)
          && bytesUntilTheEnd.addAndGet(-readLength) <= 0) {
        pause(); // what has been sent arrives first
        session.close(true);
      }
    }

    private static void pause() {
      try {
        Thread.sleep(300);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @AfterEach
  void stop() throws IOException {
    server.stop(true);
  }

  private DeliveryPlace place(String fingerprint) {
    return new DeliveryPlace(
        URI.create("sftp://127.0.0.1:%d/out/".formatted(server.getPort())),
        "newtown",
        fingerprint,
        null,
        null,
        MANIFEST,
        List.of());
  }

  private DeliveryPlace place() {
    return place(KeyUtils.getFingerPrint(BuiltinDigests.sha256, hostKey.getPublic()));
  }

  private byte[] offered() throws IOException {
    byte[] whole = content(2_000_000, 1);
    Files.write(home.resolve("out").resolve(INCIDENTS), whole);
    Files.writeString(
        home.resolve("out/SHA256SUMS"), DigestUtils.sha256Hex(whole) + "  " + INCIDENTS + "\n");
    return whole;
  }

  private Path fetchedFile() {
    return dumps.resolve("newtown").resolve(INCIDENTS);
  }

  @Test
  void filesAreFetchedOnce() throws IOException {
    byte[] whole = offered();

    FetchedCity first = lab.fetch(place(), RIGHT);

    assertThat(first.failures()).isEmpty();
    assertThat(first.fetched()).hasSize(1);
    assertThat(fetchedFile()).hasBinaryContent(whole);
    assertThat(lab.fetch(place(), RIGHT).unchanged()).isEqualTo(1);
  }

  @Test
  void aFolderIsListedWhereAMarkerTellsTheWholeFiles() throws IOException {
    byte[] whole = offered();
    Files.writeString(home.resolve("out").resolve(INCIDENTS + ".done"), "");

    assertThat(lab.fetch(byMarker(), RIGHT).failures()).isEmpty();
    assertThat(fetchedFile()).hasBinaryContent(whole);
    assertThat(lab.fetch(byMarker(), RIGHT).unchanged()).isEqualTo(1);
  }

  /** Cities lay out links to what their exports have made elsewhere. */
  @Test
  void aLinkIsFetchedAsTheFileThatItNames() throws IOException {
    byte[] whole = offered();
    Path made = Files.createDirectories(home.resolve("exports")).resolve("of-the-day");
    Files.move(home.resolve("out").resolve(INCIDENTS), made);
    Files.createSymbolicLink(
        home.resolve("out").resolve(INCIDENTS), Path.of("../exports/of-the-day"));
    Files.createSymbolicLink(home.resolve("out/incident_20260704.csv"), Path.of("nowhere"));
    Files.writeString(home.resolve("out").resolve(INCIDENTS + ".done"), "");

    FetchedCity fetched = lab.fetch(byMarker(), RIGHT);

    assertThat(fetched.failures()).isEmpty();
    assertThat(lab.lying()).containsExactly("newtown/" + INCIDENTS);
    assertThat(fetchedFile()).hasBinaryContent(whole);
  }

  private DeliveryPlace byMarker() {
    return new DeliveryPlace(
        place().from(), "newtown", place().hostKey(), null, null, FetchLab.MARKER, List.of());
  }

  @Test
  void aSessionThatBreaksIsOpenedAnewAndTheTransferGoesOn() throws IOException {
    byte[] whole = offered();
    bytesUntilTheEnd.set(1_000_000);
    Thread restorer =
        new Thread(
            () -> {
              while (bytesUntilTheEnd.get() > 0) {
                Thread.onSpinWait();
              }
              bytesUntilTheEnd.set(Long.MAX_VALUE);
            });
    restorer.setDaemon(true);
    restorer.start();

    FetchedCity fetched = lab.fetch(place(), RIGHT);

    assertThat(fetched.failures()).isEmpty();
    assertThat(fetchedFile()).hasBinaryContent(whole);
  }

  @Test
  void aServerThatDiesLeavesNothingHalfAndTheNextFetchGoesOn() throws IOException {
    byte[] whole = offered();
    bytesUntilTheEnd.set(1_000_000);

    FetchedCity broken = lab.fetch(place(), RIGHT);

    assertThat(broken.failures())
        .singleElement()
        .asString()
        .startsWith("Failed to fetch incident_20260703.csv of newtown: the connection broke after ")
        .contains("Nothing half lies among the dumps; ", " bytes are kept to go on from.");
    assertThat(lab.lying()).isEmpty();

    bytesUntilTheEnd.set(Long.MAX_VALUE);
    FetchedCity fetched = lab.fetch(place(), RIGHT);

    assertThat(fetched.failures()).isEmpty();
    assertThat(fetched.fetched().get(0).resumedFrom()).isPositive();
    assertThat(fetchedFile()).hasBinaryContent(whole);
  }

  @Test
  void aServerWithAnotherKeyIsNotTalkedTo() throws IOException {
    offered();
    String other = "SHA256:" + "A".repeat(43);

    assertThat(lab.fetch(place(other), RIGHT).failures())
        .containsExactly(
            "Cannot trust %s: its host key is %s, and delivery.host_key of newtown says %s. No credentials were sent. Ask the city by telephone whether its server has a new key; if not, somebody stands in between."
                .formatted(place().from(), place().hostKey(), other));
  }

  @Test
  void aWrongPasswordIsToldAndNotShown() throws IOException {
    offered();

    FetchedCity refused =
        lab.fetch(
            place(),
            "CITYLAKE_SECRET_NEWTOWN_USER=citylake",
            "CITYLAKE_SECRET_NEWTOWN_PASSWORD=wr0ng");

    assertThat(refused.failures())
        .containsExactly(
            "Cannot log in to %s for newtown: it does not let us in. Nothing of this city was fetched. Look whether the credentials are still right."
                .formatted(place().from()));
  }

  @Test
  void aKeyLetsUsInWithoutAPassword() throws Exception {
    byte[] whole = offered();
    Path keyFile = home.resolve("id");
    try (OutputStream out = Files.newOutputStream(keyFile)) {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(userKey, "test", null, out);
    }
    Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-------"));

    FetchedCity fetched =
        lab.fetch(
            place(),
            "CITYLAKE_SECRET_NEWTOWN_USER=citylake",
            "CITYLAKE_SECRET_NEWTOWN_KEY_FILE=" + keyFile);

    assertThat(fetched.failures()).isEmpty();
    assertThat(fetchedFile()).hasBinaryContent(whole);
    assertThat(
            lab.fetch(
                    place(),
                    "CITYLAKE_SECRET_NEWTOWN_USER=citylake",
                    "CITYLAKE_SECRET_NEWTOWN_KEY_FILE=" + home.resolve("none"))
                .failures())
        .singleElement()
        .asString()
        .contains("the key in " + home.resolve("none") + " cannot be read.");
  }
}
