package citylake.orchestration.delivery;

import java.time.Instant;

/**
 * A file that lies where a city delivers.
 *
 * @param source {@code <city>.<kind>}; null where no declaration claims the file
 * @param folder first folder below the dump root: the city, by custom
 * @param path full path, on any file system that Hadoop knows
 * @param name path below the dump root, as shown to people
 * @param bytes size
 * @param modifiedAt as the file system says
 */
public record DumpFile(
    String source, String folder, String path, String name, long bytes, Instant modifiedAt) {}
