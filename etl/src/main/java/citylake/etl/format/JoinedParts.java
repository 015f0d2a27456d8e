package citylake.etl.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The text of an archive's parts, one behind the other; a part whose last line has no end gets one.
 * Each part is held against the manifest's checksum when its last byte has been read.
 */
final class JoinedParts extends InputStream {
  private final Path copy;
  private final ZipFile zip;
  private final Map<String, String> checksums;
  private final Iterator<String> names;
  private CheckedPart part;
  private boolean endsLine = true;

  private JoinedParts(Path copy, ZipFile zip, Map<String, String> checksums) {
    this.copy = copy;
    this.zip = zip;
    this.checksums = checksums;
    this.names = checksums.keySet().iterator();
  }

  /**
   * @param copy deleted when the result is closed, or at once where the file is refused
   */
  static JoinedParts open(Path copy, Layout layout, ZipParts format) throws IOException {
    ZipFile zip = null;
    try {
      byte[] start = LocalCopy.start(copy);
      if (start.length == 0) {
        throw UnfitFile.empty();
      }
      if (!ZipContent.isZip(start)) {
        throw UnfitFile.wrongFormat(format.words(), start);
      }
      ZipContent.check(copy, layout.setting("manifest"), PartsManifest.MOST_BYTES);
      zip = ZipFile.builder().setPath(copy).get();
      return new JoinedParts(copy, zip, PartsManifest.of(zip, layout));
    } catch (IOException e) {
      if (zip != null) {
        zip.close();
      }
      Files.deleteIfExists(copy);
      throw e;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    while (true) {
      if (part == null) {
        if (!names.hasNext()) {
          return -1;
        }
        String name = names.next();
        part = CheckedPart.open(zip, name, checksums.get(name));
      }
      int got = part.read(bytes, from, length);
      if (got > 0) {
        endsLine = bytes[from + got - 1] == '\n';
        return got;
      }
      part.close();
      part = null;
      if (!endsLine && length > 0) {
        endsLine = true;
        bytes[from] = '\n';
        return 1;
      }
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
    Files.deleteIfExists(copy);
  }
}
