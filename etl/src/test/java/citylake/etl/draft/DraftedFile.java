package citylake.etl.draft;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Drafts of texts, and parts of a draft by name. */
final class DraftedFile {
  private DraftedFile() {}

  /** The draft of a file that holds the text. */
  static Draft of(Path folder, String text) throws IOException {
    return Drafter.of(
        Files.write(folder.resolve("dump.csv"), text.getBytes(StandardCharsets.UTF_8)),
        Known.projection(null));
  }

  static Finding finding(Draft draft, String topic) {
    return draft.findings().stream()
        .filter(finding -> finding.topic().equals(topic))
        .findFirst()
        .orElseThrow();
  }

  /** Text of the drafted file with this ending. */
  static String text(Draft draft, String ending) {
    return draft.files().stream()
        .filter(file -> file.path().endsWith(ending))
        .findFirst()
        .orElseThrow()
        .text();
  }
}
