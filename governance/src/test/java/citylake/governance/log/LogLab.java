package citylake.governance.log;

import citylake.governance.log.AccessEvent.Kind;
import citylake.governance.log.AccessEvent.Outcome;
import citylake.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A log in a folder with its key and heads, and both verifiers. */
final class LogLab {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T08:00:00Z"), ZoneOffset.UTC);
  private static final char[] PASSWORD = "of the test".toCharArray();

  final Path folder;
  final Path heads;
  final Path publicKey;
  final HeadKey key;

  LogLab(Path root) throws IOException {
    folder = root.resolve("log");
    heads = root.resolve("apart/heads.jsonl");
    publicKey = root.resolve("apart/log-key.txt");
    key = HeadKey.of(root.resolve("keys/log.p12"), PASSWORD);
    Files.createDirectories(publicKey.getParent());
    Files.writeString(publicKey, key.publicPoint() + "\n");
  }

  /** Keeps a head after every ten entries. */
  AccessJournal open() {
    return AccessJournal.open(folder, new SignedHeads(heads, key), 10, CLOCK);
  }

  void write(int entries) {
    try (AccessJournal journal = open()) {
      for (int i = 1; i <= entries; i++) {
        journal.append(statement("SELECT " + i));
      }
    }
  }

  static AccessEvent statement(String sql) {
    return new AccessEvent(
        Kind.STATEMENT,
        "li.na",
        "s-1",
        "investigation",
        "A-2026-7",
        sql,
        List.of("standard.crash"),
        Outcome.ALLOWED,
        null,
        3L);
  }

  LogVerdict verdict() {
    return LogVerifier.verify(folder, heads, key.publicPoint());
  }

  /** What the independent verifier prints. */
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
    int exitCode = python.waitFor();
    return said + "exit code " + exitCode;
  }

  /** The only file of a short log. */
  Path file() {
    return new JournalFiles(folder).all().get(0);
  }

  List<String> lines() throws IOException {
    return Files.readAllLines(file());
  }

  static JournalEntry entry(String line) {
    return JournalEntry.read(line.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }
}
