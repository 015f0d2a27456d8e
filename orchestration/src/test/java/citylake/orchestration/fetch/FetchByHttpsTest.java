package citylake.orchestration.fetch;

import static citylake.orchestration.fetch.FetchLab.MANIFEST;
import static citylake.orchestration.fetch.FetchLab.at;
import static citylake.orchestration.fetch.FetchLab.content;
import static citylake.orchestration.fetch.FetchLab.entered;
import static citylake.orchestration.fetch.FetchLab.known;
import static citylake.orchestration.fetch.FetchLab.sums;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a server whose certificate no public authority vouches for, as in most police networks. */
class FetchByHttpsTest {
  private static final String INCIDENTS = "incident_20260703.csv";
  private static final String PASSWORD = "changeit";

  @TempDir Path dumps;
  @TempDir Path keys;
  private FileServer server;

  @AfterEach
  void stop() {
    server.close();
  }

  /** Starts the server; gives its certificate in PEM. */
  private String start(String names) throws Exception {
    KeyStore store = keys(names);
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    server = new FileServer(tls);
    byte[] content = content(100_000, 1);
    server.put(INCIDENTS, content);
    server.put("SHA256SUMS", sums(Map.of(INCIDENTS, content)));
    return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
        .formatted(
            Base64.getMimeEncoder().encodeToString(store.getCertificate("server").getEncoded()));
  }

  private KeyStore keys(String names) throws Exception {
    Path file = keys.resolve(names.replaceAll("\\W", "_") + ".p12");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(
        List.of(
            "-genkeypair -alias server -keyalg EC -dname CN=city -storetype PKCS12 -storepass %s -ext SAN=%s -keystore %s"
                .formatted(PASSWORD, names, file)
                .split(" ", -1)));
    Process keytool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(keys.resolve("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor()).as(Files.readString(keys.resolve("keytool.log"))).isZero();
    return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
  }

  @Test
  void aServerIsKnownByTheCertificateThatIsDeclared() throws Exception {
    String pem = start("ip:127.0.0.1");

    FetchedCity city = new FetchLab(dumps).fetch(known(at(server.address(), MANIFEST), pem));

    assertThat(city.failures()).isEmpty();
    assertThat(dumps.resolve("newtown").resolve(INCIDENTS)).hasBinaryContent(content(100_000, 1));
  }

  @Test
  void aServerForWhichNobodyVouchesIsToldNothing() throws Exception {
    start("ip:127.0.0.1");

    FetchedCity city =
        new FetchLab(dumps)
            .fetch(
                entered(at(server.address(), MANIFEST), "newtown"),
                "CITYLAKE_SECRET_NEWTOWN_TOKEN=t");

    assertRefused(city);
  }

  @Test
  void aCertificateOfAnotherHostOrAnotherKeyIsNotEnough() throws Exception {
    String other = start("dns:elsewhere.example");
    assertRefused(new FetchLab(dumps).fetch(known(at(server.address(), MANIFEST), other)));
    server.close();

    start("ip:127.0.0.1");
    assertRefused(new FetchLab(dumps).fetch(known(at(server.address(), MANIFEST), other)));
  }

  @Test
  void aServerThatHangsUpInTheHandshakeIsTriedAgain() throws Exception {
    String pem = start("ip:127.0.0.1");
    try (ServerSocket hangsUp = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      AtomicInteger calls = new AtomicInteger();
      Thread hanging =
          new Thread(
              () -> {
                try {
                  while (true) {
                    hangsUp.accept().close();
                    calls.incrementAndGet();
                  }
                } catch (IOException e) {
                  // closed: the test is over
                }
              });
      hanging.setDaemon(true);
      hanging.start();
      URI address = URI.create("https://127.0.0.1:%d/out/".formatted(hangsUp.getLocalPort()));

      FetchedCity city = new FetchLab(dumps).fetch(known(at(address, MANIFEST), pem));

      assertThat(city.failures()).singleElement().asString().doesNotContain("Cannot trust");
      assertThat(calls.get()).isGreaterThan(1);
    }
  }

  private void assertRefused(FetchedCity city) throws IOException {
    assertThat(city.failures())
        .singleElement()
        .asString()
        .contains("Cannot trust 127.0.0.1, from where newtown delivers: ")
        .contains("No credentials were sent, and nothing of it lies among the dumps.")
        .contains("write it in delivery.certificates");
    assertThat(server.requests()).isEmpty();
    assertThat(new FetchLab(dumps).lying()).isEmpty();
  }
}
