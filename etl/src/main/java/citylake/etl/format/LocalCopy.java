package citylake.etl.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file on this machine's disk, for formats that cannot be read from the first byte on. */
final class LocalCopy {
  private static final Logger LOG = LoggerFactory.getLogger(LocalCopy.class);
  private static final String BEGINNING = "citylake-dump";

  /** A night is over long before. */
  private static final Duration LONGEST_USE = Duration.ofDays(2);

  private static final AtomicBoolean HAS_LOOKED = new AtomicBoolean();

  private LocalCopy() {}

  /** Copies to a temporary file, which the caller deletes; the stream is closed. */
  static Path of(InputStream file) throws IOException {
    Path copy = Files.createTempFile(BEGINNING, ".part");
    if (HAS_LOOKED.compareAndSet(false, true)) {
      removeLeft(copy.getParent(), Files.getLastModifiedTime(copy).toInstant());
    }
    try (file;
        var out = Files.newOutputStream(copy)) {
      file.transferTo(out);
      return copy;
    } catch (IOException e) {
      Files.deleteIfExists(copy);
      throw e;
    }
  }

  /** What processes that were killed have left: a dump is people's data. */
  static void removeLeft(Path temporary, Instant now) {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(temporary, BEGINNING + "*.part")) {
      for (Path copy : left) {
        removeOld(copy, now);
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.warn("Cannot look for old copies of dumps in {}", temporary, e);
    }
  }

  private static void removeOld(Path copy, Instant now) {
    try {
      if (Files.getLastModifiedTime(copy).toInstant().isBefore(now.minus(LONGEST_USE))) {
        Files.deleteIfExists(copy);
      }
    } catch (IOException e) { // another user's, or gone meanwhile
      LOG.debug("Cannot remove {}", copy, e);
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
