package citylake.governance.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a whole log and says what has been changed, added, removed or moved. That its end was cut
 * off, or all of it written anew, only heads can tell that are kept apart.
 */
public final class LogVerifier {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_FAULTS = 100;

  private final List<String> faults = new ArrayList<>();
  private final Map<Long, String> wanted = new HashMap<>();
  private long entries;
  private long headsKept;
  private long unanswered;
  private Head last = Head.NONE;

  private LogVerifier() {}

  /**
   * @param heads file of signed heads; null to read the chain alone
   * @param publicPoint of the key that signs heads; null where none are given
   */
  public static LogVerdict verify(Path folder, Path heads, String publicPoint) {
    LogVerifier verifier = new LogVerifier();
    try {
      if (heads != null) {
        requireThere(heads, folder);
        verifier.heads(heads, new HeadSignature(publicPoint));
      }
      List<Path> files = new JournalFiles(folder).all();
      for (Path file : files) {
        verifier.file(file, file.equals(files.get(files.size() - 1)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read the access log in " + folder, e);
    }
    verifier.end();
    return new LogVerdict(
        verifier.entries, verifier.last, verifier.headsKept, verifier.unanswered, verifier.faults);
  }

  private static void requireThere(Path heads, Path log) {
    if (!Files.exists(heads)) {
      throw new UncheckedIOException(
          "Cannot hold the access log in %s against its heads: there is no file %s. A young log has none yet; of an older one somebody has taken them away. Nothing was changed. Without --heads the chain alone is read."
              .formatted(log, heads),
          new NoSuchFileException(heads.toString()));
    }
  }

  private void heads(Path file, HeadSignature signature) throws IOException {
    JournalLines lines = JournalLines.of(file);
    List<byte[]> all = new ArrayList<>(lines.whole());
    if (lines.rest().length > 0) {
      all.add(lines.rest());
    }
    int number = 0;
    for (byte[] line : all) {
      number++;
      JsonNode head = json(line);
      String text =
          SignedHeads.signed(
              head.path("seq").asLong(), head.path("hash").asText(), head.path("at").asText());
      if (!signature.isOf(text, head.path("signature").asText())) {
        fault("%s line %d: its signature is not that of the log's key", file, number);
        continue;
      }
      headsKept++;
      String hash = head.path("hash").asText();
      String other = wanted.putIfAbsent(head.path("seq").asLong(), hash);
      if (other != null && !other.equals(hash)) {
        fault(
            "%s line %d: entry %d was kept before as another, so the log was cut off and written on",
            file, number, head.path("seq").asLong());
      }
    }
  }

  private static JsonNode json(byte[] line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      return JSON.createObjectNode(); // has no signature, and is told so
    }
  }

  private void file(Path file, boolean isLast) throws IOException {
    JournalLines lines = JournalLines.of(file);
    int number = 0;
    for (byte[] line : lines.whole()) {
      number++;
      line(file, number, line);
    }
    if (isLast) {
      unanswered = lines.rest().length;
    } else if (lines.rest().length > 0) {
      fault("%s: its end has been changed, the last line is not ended", file);
    }
  }

  private void line(Path file, int number, byte[] line) {
    entries++;
    JournalEntry entry = JournalEntry.read(line).orElse(null);
    if (entry == null) {
      fault("%s line %d: it has been changed, its hash is another", file, number);
      last = new Head(last.seq() + 1, "changed");
      return;
    }
    if (entry.seq() != last.seq() + 1) {
      fault(
          "%s line %d: entry %d follows entry %d, so some are missing, double or moved",
          file, number, entry.seq(), last.seq());
    } else if (!entry.previous().equals(last.hash()) && !last.hash().equals("changed")) {
      fault("%s line %d: the entry before it is another than it was", file, number);
    }
    String kept = wanted.remove(entry.seq());
    if (kept != null && !kept.equals(entry.hash())) {
      fault("%s line %d: entry %d is not the one that was kept", file, number, entry.seq());
    }
    last = entry.head();
  }

  private void end() {
    if (entries == 0) {
      fault("there is no entry: this is no access log, or all of it is gone");
    }
    wanted.keySet().stream()
        .max(Long::compare)
        .ifPresent(
            seq ->
                fault(
                    "entry %d was kept and is not in the log, which ends with entry %d: its end is missing, or that entry",
                    seq, last.seq()));
  }

  private void fault(String words, Object... values) {
    if (faults.size() < MOST_FAULTS) {
      Object[] shown = values.clone();
      if (shown.length > 0 && shown[0] instanceof Path file) {
        shown[0] = file.getFileName();
      }
      faults.add(words.formatted(shown));
    }
  }
}
