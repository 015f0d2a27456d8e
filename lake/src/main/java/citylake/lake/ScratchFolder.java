package citylake.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a process lets Spark put what does not fit in memory. That is people's data, and a killed
 * process removes nothing: so each process has a folder of its own, which its user alone may look
 * into, and removes the folders of those that are no more. Which those are the operating system
 * says: it lets go of a process's locks when the process ends, however it does.
 */
public final class ScratchFolder {
  private static final Logger LOG = LoggerFactory.getLogger(ScratchFolder.class);
  private static final String FOLDER = "process-";
  private static final String LOCK = ".lock";

  /** By the folder that processes share. */
  private static final Map<Path, Own> OURS = new HashMap<>();

  private ScratchFolder() {}

  /**
   * @param lock held to the end of the process; one that nobody refers to would be let go
   */
  private record Own(Path folder, FileLock lock) {}

  /**
   * This process's own folder, the same at each call.
   *
   * @param shared folder of all processes, which is made where it is not there
   */
  public static synchronized Path below(Path shared) throws IOException {
    Path real = Files.createDirectories(shared).toRealPath();
    Own ours = OURS.get(real);
    if (ours == null) {
      ours = made(real);
      OURS.put(real, ours);
    }
    return ours.folder();
  }

  /** One process at a time, so that none takes another's folder for one that was left. */
  private static Own made(Path shared) throws IOException {
    try (FileChannel turn = opened(shared.resolve("turn" + LOCK))) {
      turn.lock();
      openToAll(shared.resolve("turn" + LOCK));
      removeLeft(shared);
      Path own = Files.createTempDirectory(shared, FOLDER);
      return new Own(own, opened(lockOf(own)).lock());
    }
  }

  private static FileChannel opened(Path lock) throws IOException {
    return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Whoever may write here may take a turn; there is nothing in it. */
  private static void openToAll(Path turn) throws IOException {
    if (Files.getOwner(turn).getName().equals(System.getProperty("user.name"))) {
      Files.setPosixFilePermissions(turn, PosixFilePermissions.fromString("rw-rw-rw-"));
    }
  }

  private static Path lockOf(Path folder) {
    return folder.resolveSibling(folder.getFileName() + LOCK);
  }

  /** What is in nobody's way need not stop a night; others' folders are theirs to remove. */
  private static void removeLeft(Path shared) throws IOException {
    List<Path> folders;
    try (Stream<Path> there = Files.list(shared)) {
      folders =
          there
              .filter(file -> file.getFileName().toString().startsWith(FOLDER))
              .filter(Files::isDirectory)
              .toList();
    }
    for (Path folder : folders) {
      try (FileChannel lock = opened(lockOf(folder))) {
        if (lock.tryLock() != null) {
          remove(folder);
          Files.deleteIfExists(lockOf(folder));
          LOG.info("Removed {}, which a process that ended before had left", folder);
        }
      } catch (AccessDeniedException e) {
        LOG.debug("Another user's: {}", folder);
      } catch (IOException | UncheckedIOException e) {
        LOG.warn("Cannot look through {}, or remove it", folder, e);
      }
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
