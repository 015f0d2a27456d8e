package citylake.orchestration.fetch;

import citylake.testing.SharedData;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Adobe's S3Mock, in a process of its own: its libraries are others than ours. */
final class S3MockInTest implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final int port;
  private final Process process;

  S3MockInTest(Path log) throws IOException, InterruptedException {
    this.port = freePort();
    Path jar = SharedData.projectRoot().resolve("orchestration/target/s3mock/s3mock.jar");
    this.process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString(),
                "--server.address=127.0.0.1",
                "--server.port=" + freePort(),
                "--http.port=" + port,
                "--vectors.http.port=" + freePort(),
                "--vectors.https.port=" + freePort(),
                "--com.adobe.testing.s3mock.store.initial-buckets=dumps")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    await(log);
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  private void await(Path log) throws IOException, InterruptedException {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest look =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/dumps".formatted(port))).build();
    Instant end = Instant.now().plus(PATIENCE);
    while (process.isAlive() && Instant.now().isBefore(end)) {
      try {
        if (http.send(look, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        Thread.sleep(200); // not up yet
      }
    }
    close();
    throw new IllegalStateException("S3Mock did not start; see " + log);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
