package citylake.orchestration.fetch;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file where a city lays its files out.
 *
 * @param bytes size; -1 where the place does not say
 * @param version changes whenever the content does: an ETag, or size and time of change. Null where
 *     the place gives none
 * @param writing changes whenever it is written, with the same content too: an empty marker that is
 *     laid out again has the ETag that it had. Null where the place tells neither
 */
record RemoteFile(String name, long bytes, String version, String writing) {
  static final long UNKNOWN = -1;

  /** For places that know no better; a file that is written anew has another time. */
  static RemoteFile changedAt(String name, long bytes, long millis) {
    String changed = bytes + "@" + millis;
    return new RemoteFile(name, bytes, changed, changed);
  }

  /**
   * @param version of the content; null where the place gives none
   * @param changed when it was written, in the words of the place; null where it does not tell
   */
  static RemoteFile of(String name, long bytes, String version, Object changed) {
    String writing =
        Stream.of(version, changed)
            .filter(Objects::nonNull)
            .map(Object::toString)
            .collect(Collectors.joining("@"));
    return new RemoteFile(name, bytes, version, writing.isEmpty() ? null : writing);
  }

  boolean isVersion(String known) {
    return version != null && version.equals(known);
  }

  /** Whether nobody has written it since it was this writing. */
  boolean isWriting(String known) {
    return writing != null && writing.equals(known);
  }
}
