package citylake.orchestration.fetch;

/**
 * A file where a city lays its files out.
 *
 * @param bytes size; -1 where the place does not say
 * @param version changes whenever the content does: an ETag, or size and time of change. Null where
 *     the place gives none
 */
record RemoteFile(String name, long bytes, String version) {
  static final long UNKNOWN = -1;

  /** For places that know no better; a file that is written anew has another time. */
  static RemoteFile changedAt(String name, long bytes, long millis) {
    return new RemoteFile(name, bytes, bytes + "@" + millis);
  }

  boolean isVersion(String known) {
    return version != null && version.equals(known);
  }
}
