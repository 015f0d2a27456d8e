package citylake.lake;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * One writer a lake: an operating-system lock on a file, which dies with its holder however that
 * dies.
 *
 * <p>The file also says who holds it, for the person whose second run is refused.
 */
public final class NightLock implements AutoCloseable {
  private final RandomAccessFile file;
  private final FileLock lock;

  private NightLock(RandomAccessFile file, FileLock lock) {
    this.file = file;
    this.lock = lock;
  }

  /**
   * Takes the lock.
   *
   * @throws IllegalStateException saying who holds it
   */
  public static NightLock take(LakeHome home, String what) {
    Path path = home.local().resolve("night.lock");
    Path owner = home.local().resolve("night.lock.owner");
    try {
      Files.createDirectories(home.local());
      RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
      FileLock lock = tryLock(file);
      if (lock == null) {
        file.close();
        String holder = Files.exists(owner) ? Files.readString(owner).strip() : "another process";
        throw new IllegalStateException(
            "Cannot start %s: %s holds the lake %s. One writer at a time; what it has released stays readable. Wait for it, or stop that process; the lock goes with it."
                .formatted(what, holder, home.local()));
      }
      try {
        Files.writeString(
            owner,
            "%s (process %d, since %s)%n"
                .formatted(what, ProcessHandle.current().pid(), Instant.now()),
            StandardCharsets.UTF_8);
      } catch (IOException e) {
        file.close(); // and with it the lock, which a process that goes on would keep
        throw e;
      }
      return new NightLock(file, lock);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to take the lake's lock %s; is the folder writable?".formatted(path), e);
    }
  }

  private static FileLock tryLock(RandomAccessFile file) throws IOException {
    try {
      return file.getChannel().tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      lock.release();
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to release the lake's lock", e);
    }
  }
}
