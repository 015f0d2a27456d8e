package citylake.serving.gateway;

import citylake.governance.log.HeadKey;
import citylake.governance.log.LogVerdict;
import citylake.governance.log.LogVerifier;
import citylake.governance.log.SignedHeads;
import citylake.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The access log of a gateway in another process, its signed heads, and both verifiers. */
final class SeparateLog {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final Path heads;
  private final Path publicKey;
  private final HeadKey key;

  /**
   * @param gateway the gateway's folder, which holds the log
   */
  SeparateLog(Path gateway) throws IOException {
    folder = gateway.resolve("log");
    heads = gateway.resolve("apart/heads.jsonl");
    publicKey = gateway.resolve("apart/log-key.txt");
    key = HeadKey.of(gateway.resolve("keys/log.p12"), "of the test".toCharArray());
    Files.createDirectories(publicKey.getParent());
    Files.writeString(publicKey, key.publicPoint() + "\n");
  }

  SignedHeads heads() {
    return new SignedHeads(heads, key);
  }

  LogVerdict verdict() {
    return LogVerifier.verify(folder, heads, key.publicPoint());
  }

  /** The log's first file. */
  Path file() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(SeparateLog::isJournal).sorted().findFirst().orElseThrow();
    }
  }

  private static boolean isJournal(Path file) {
    return file.getFileName().toString().matches("journal-.*[.]jsonl");
  }

  /** What the verifier says that shares no code with Citylake, and its exit code. */
  String verdictInPython() throws IOException, InterruptedException {
    Process python =
        new ProcessBuilder(
                "python3",
                SharedData.projectRoot().resolve("python/verify_access_log.py").toString(),
                folder.toString(),
                heads.toString(),
                publicKey.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said + "exit code " + python.waitFor();
  }

  /** Texts of the statements of which the log has an entry of that kind, with ALLOWED. */
  Set<String> allowed(String kind) throws IOException {
    Set<String> statements = new HashSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(SeparateLog::isJournal).toList()) {
        try (Stream<String> lines = Files.lines(file)) {
          lines
              .map(SeparateLog::event)
              .filter(event -> isAllowed(event, kind))
              .forEach(event -> statements.add(event.get("statement").asText()));
        }
      }
    }
    return statements;
  }

  private static boolean isAllowed(JsonNode event, String kind) {
    return event.path("kind").asText().equals(kind)
        && event.path("outcome").asText().equals("ALLOWED");
  }

  /** An entry's beginning at the end of a killed gateway's log was not answered, and is none. */
  private static JsonNode event(String line) {
    try {
      return line.endsWith("}") ? JSON.readTree(line).get("event") : JSON.createObjectNode();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
