package citylake.governance.log;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * An event with its place in the log.
 *
 * @param seq 1 for the first entry
 * @param at when it was written, UTC
 * @param hash of its entry, and through it of all entries before
 */
public record LoggedEvent(long seq, Instant at, String hash, AccessEvent event) {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          // A newer version may have written it.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /**
   * All of a log, in order. Whether nothing was changed is for {@link LogVerifier} to say: an entry
   * that is none, or has another hash than it should, is left out here and found there.
   */
  public static List<LoggedEvent> all(Path folder) {
    return all(folder, any -> true);
  }

  /** The same of the events that are wanted: the others are not kept in memory. */
  static List<LoggedEvent> all(Path folder, Predicate<AccessEvent> wanted) {
    List<LoggedEvent> all = new ArrayList<>();
    try {
      for (Path file : new JournalFiles(folder).all()) {
        for (byte[] line : JournalLines.of(file).whole()) {
          JournalEntry.read(line)
              .map(LoggedEvent::of)
              .filter(logged -> wanted.test(logged.event()))
              .ifPresent(all::add);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read the access log in " + folder, e);
    }
    return all;
  }

  private static LoggedEvent of(JournalEntry entry) {
    try {
      JsonNode line = JSON.readTree(entry.line());
      return new LoggedEvent(
          entry.seq(),
          Instant.parse(line.path("at").asText()),
          entry.hash(),
          JSON.treeToValue(line.path("event"), AccessEvent.class));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to read entry %d of the access log: it holds no event that this version knows."
              .formatted(entry.seq()),
          e);
    }
  }
}
