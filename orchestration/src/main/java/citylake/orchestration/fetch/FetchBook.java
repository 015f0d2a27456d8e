package citylake.orchestration.fetch;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known of a city's files: those fetched, those begun, those seen. Written after each
 * change, whole or not at all; without it, files are fetched again and found to lie there.
 */
final class FetchBook {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Content content;

  /**
   * @param sha256 of what was fetched, hex
   * @param marker writing of the marker that vouched for it; null where none did
   */
  record Fetched(String version, long bytes, String sha256, String marker) {}

  /**
   * @param since when this version was first seen, milliseconds since 1970
   */
  record Seen(String version, long since) {}

  /**
   * @param begun version of which the first bytes lie in the file's part
   */
  record Content(Map<String, Fetched> fetched, Map<String, String> begun, Map<String, Seen> seen) {}

  private FetchBook(Path file, Content content) {
    this.file = file;
    this.content = content;
  }

  static FetchBook at(Path file) {
    try {
      return new FetchBook(
          file,
          Files.exists(file)
              ? JSON.readValue(file.toFile(), Content.class)
              : new Content(new TreeMap<>(), new TreeMap<>(), new TreeMap<>()));
    } catch (IOException e) {
      throw new FetchFailure(
          "Failed to read %s, in which the files that were fetched are written down (%s). Nothing was fetched. Remove it: all is then fetched once more, and what lies there already is left as it is."
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }

  Optional<Fetched> fetched(String name) {
    return Optional.ofNullable(content.fetched().get(name));
  }

  /** Whether what lies in the file's part is the beginning of this version. */
  boolean isBegun(RemoteFile remote) {
    return remote.isVersion(content.begun().get(remote.name()));
  }

  /** Written before the first byte is, so that no other version's bytes are gone on from. */
  void begin(RemoteFile remote) {
    if (!isBegun(remote)) {
      if (remote.version() == null) {
        content.begun().remove(remote.name());
      } else {
        content.begun().put(remote.name(), remote.version());
      }
      write();
    }
  }

  /**
   * @param marker writing of the marker that vouched for it; null where none did
   */
  void done(RemoteFile remote, long bytes, String sha256, String marker) {
    content.fetched().put(remote.name(), new Fetched(remote.version(), bytes, sha256, marker));
    content.begun().remove(remote.name());
    content.seen().remove(remote.name());
    write();
  }

  /** Since when this version of the file has been seen; now, for one that had not been. */
  long seenSince(RemoteFile remote, long now) {
    Seen before = content.seen().get(remote.name());
    if (before != null && remote.isVersion(before.version())) {
      return before.since();
    }
    content.seen().put(remote.name(), new Seen(remote.version(), now));
    write();
    return now;
  }

  private void write() {
    try {
      Path next = file.resolveSibling(file.getFileName() + ".next");
      JSON.writeValue(next.toFile(), content);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new FetchFailure(
          "Failed to write %s: %s. No half file lies among the dumps. Make room, or the folder writable, and fetch again."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
