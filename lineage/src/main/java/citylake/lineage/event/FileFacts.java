package citylake.lineage.event;

/**
 * A delivered file that a step read.
 *
 * @param namespace of its file system, e.g. {@code file} or {@code hdfs://name:8020}
 * @param name path in it
 */
public record FileFacts(String namespace, String name, long bytes) {
  /** From a URI or a local path, by OpenLineage's naming of files. */
  public static FileFacts of(String uri, long bytes) {
    int scheme = uri.indexOf("://");
    if (scheme < 0) {
      return new FileFacts("file", uri.startsWith("file:") ? uri.substring(5) : uri, bytes);
    }
    int path = uri.indexOf('/', scheme + 3);
    return uri.startsWith("file://")
        ? new FileFacts("file", uri.substring(path), bytes)
        : new FileFacts(uri.substring(0, path), uri.substring(path), bytes);
  }
}
