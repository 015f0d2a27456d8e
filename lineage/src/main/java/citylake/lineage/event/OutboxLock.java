package citylake.lineage.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * One sender a folder: an operating-system lock, which dies with its holder. A night's end and a
 * person who sends by hand would else send the same events, and forget how far the other was.
 */
final class OutboxLock implements AutoCloseable {
  private static final long LOOK_EVERY_MILLIS = 50;

  private final FileChannel file;

  private OutboxLock(FileChannel file) {
    this.file = file;
  }

  /** The lock, or nothing where another holds it all the while. */
  static Optional<OutboxLock> take(Path folder, Duration within) {
    Path path = folder.resolve("sending.lock");
    long end = System.nanoTime() + within.toNanos();
    try {
      FileChannel file =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      while (!isLocked(file)) {
        if (System.nanoTime() > end || !isAwake()) {
          file.close();
          return Optional.empty();
        }
      }
      return Optional.of(new OutboxLock(file));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to take the lock of the lineage's sender %s; is the folder writable?"
              .formatted(path),
          e);
    }
  }

  private static boolean isLocked(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // held in this very process
    }
  }

  private static boolean isAwake() {
    try {
      Thread.sleep(LOOK_EVERY_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to release the lock of the lineage's sender", e);
    }
  }
}
