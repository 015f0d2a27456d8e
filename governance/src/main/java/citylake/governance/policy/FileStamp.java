package citylake.governance.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * What tells cheaply that a file has changed: by its place on the disk too, for whoever replaces
 * the file may keep its time and size.
 *
 * @param key of the file on the disk; "null" where the file system has none
 */
public record FileStamp(FileTime changed, long bytes, String key) {
  public static FileStamp of(Path file) throws IOException {
    BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
    return new FileStamp(seen.lastModifiedTime(), seen.size(), String.valueOf(seen.fileKey()));
  }
}
