package citylake.etl.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file on this machine's disk, for formats that cannot be read from the first byte on. */
final class LocalCopy {
  private LocalCopy() {}

  /** Copies to a temporary file, which the caller deletes; the stream is closed. */
  static Path of(InputStream file) throws IOException {
    Path copy = Files.createTempFile("citylake-dump", ".part");
    try (file;
        var out = Files.newOutputStream(copy)) {
      file.transferTo(out);
      return copy;
    } catch (IOException e) {
      Files.deleteIfExists(copy);
      throw e;
    }
  }

  /** The first bytes of a file, for telling what it is. */
  static byte[] start(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(OtherFormat.LOOKED_AT);
    }
  }

  /** The last bytes of a file. */
  static byte[] end(Path file, int length) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(length, channel.size()));
      channel.position(channel.size() - bytes.capacity());
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // until full
      }
      return bytes.array();
    }
  }
}
