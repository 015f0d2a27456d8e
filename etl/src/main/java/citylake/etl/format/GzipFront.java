package citylake.etl.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * A file's bytes from the first on, and whether they are gzip: its mark decides, not the name.
 *
 * @param bytes as they are
 */
public record GzipFront(InputStream bytes, boolean isGzip) {
  private static final byte[] MARK = {0x1F, (byte) 0x8B};

  /** Looks at the first bytes of a stream, which is read on from the result. */
  public static GzipFront of(InputStream stream) throws IOException {
    PushbackInputStream bytes = new PushbackInputStream(stream, MARK.length);
    byte[] start = bytes.readNBytes(MARK.length);
    bytes.unread(start);
    return new GzipFront(bytes, Arrays.equals(start, MARK));
  }

  /** The bytes, gunzipped where they are gzip. */
  public InputStream unpacked() throws IOException {
    return isGzip ? gunzip(bytes) : bytes;
  }

  /**
   * All members of a gzip stream.
   *
   * @throws IOException also for a stream that ends within a later member, or has bytes behind the
   *     last, which the JDK's own takes
   */
  public static InputStream gunzip(InputStream gzip) throws IOException {
    return GzipCompressorInputStream.builder()
        .setInputStream(gzip)
        .setDecompressConcatenated(true)
        .get();
  }
}
