package citylake.orchestration.link;

import citylake.lake.PlainFile;
import citylake.models.linkage.engine.LinkageState;
import citylake.models.linkage.settings.LinkSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileUtil;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What a linkage keeps from run to run, in a folder: for each run a folder of its own, and a file
 * {@code current} that names the one that counts. A run is written beside the former one and counts
 * from the moment in which {@code current} is renamed: a crash before leaves the former run whole.
 *
 * <p>Holds ids, weights and hashes of persons' records: to be kept as the registers are. One run at
 * a time; the lock dies with its holder.
 */
final class StateFolder implements AutoCloseable {
  private static final String CURRENT = "current";
  private static final String LOCK = "lock";
  private static final String RUN = "run-";
  private static final String RECORDS = "records.parquet";
  private static final String PAIRS = "pairs.parquet";
  private static final String SKEWED = "skewed.parquet";

  private final Path folder;
  private final FileChannel channel;
  private final FileLock lock;
  private final StateFacts facts;
  private final int run;

  private StateFolder(Path folder, FileChannel channel, FileLock lock, int run, StateFacts facts) {
    this.folder = folder;
    this.channel = channel;
    this.lock = lock;
    this.run = run;
    this.facts = facts;
  }

  /**
   * Takes the folder for one run; it is made where there is none.
   *
   * @throws IllegalArgumentException where it is in use, holds other things, or is not whole
   */
  static StateFolder take(Path folder) {
    try {
      checkIsState(folder);
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tried(channel);
      if (lock == null) {
        channel.close();
        throw new IllegalArgumentException(
            "Cannot link with state %s: another run is using it. Nothing was linked; wait for that run to end."
                .formatted(folder));
      }
      try {
        int run = currentRun(folder);
        StateFacts facts = run == 0 ? null : StateFacts.read(folder.resolve(RUN + run));
        return new StateFolder(folder, channel, lock, run, facts);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to take the state %s. Nothing was linked; is the folder writable?"
              .formatted(folder),
          e);
    }
  }

  private static FileLock tried(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // another run of this process
    }
  }

  private static void checkIsState(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> others =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> !name.startsWith(RUN) && !name.equals(LOCK))
              .filter(name -> !name.equals(CURRENT) && !name.equals(CURRENT + ".part"))
              .sorted()
              .limit(3)
              .toList();
      if (!others.isEmpty()) {
        throw new IllegalArgumentException(
            "Cannot link with state %s: it is no state of a linkage, it holds %s. Nothing was linked; name a folder of its own."
                .formatted(folder, String.join(", ", others)));
      }
    }
  }

  private static int currentRun(Path folder) throws IOException {
    Path current = folder.resolve(CURRENT);
    if (!Files.exists(current)) {
      return 0;
    }
    String name = Files.readString(current).strip();
    if (!name.matches(RUN + "[1-9][0-9]{0,8}") || !Files.isDirectory(folder.resolve(name))) {
      throw new IllegalArgumentException(
          "Cannot link with state %s: its file current names '%s', and there is no such run. Nothing was linked; restore the folder, or begin a new one."
              .formatted(folder, name));
    }
    return Integer.parseInt(name.substring(RUN.length()));
  }

  /** How many runs there were; 0 before the first. */
  int runs() {
    return run;
  }

  /** What the runs so far were told; null before the first. */
  StateFacts facts() {
    return facts;
  }

  Path folder() {
    return folder;
  }

  /** The tables of the last run; empty ones before the first. */
  LinkageState before(SparkSession session, Dataset<Row> records, LinkSettings settings) {
    return run == 0 ? LinkageState.empty(records, settings) : read(session, run);
  }

  private LinkageState read(SparkSession session, int number) {
    Path from = folder.resolve(RUN + number);
    return new LinkageState(
        PlainFile.read(session, from.resolve(RECORDS)),
        PlainFile.read(session, from.resolve(PAIRS)),
        PlainFile.read(session, from.resolve(SKEWED)));
  }

  /** Stores what a run leaves and lets it count; what is stored, read again. */
  LinkageState store(SparkSession session, LinkageState after, StateFacts told) {
    Path to = folder.resolve(RUN + (run + 1));
    FileUtil.fullyDelete(to.toFile()); // of a run that did not end
    PlainFile.writeFolder(after.records(), to.resolve(RECORDS));
    PlainFile.writeFolder(after.pairs(), to.resolve(PAIRS));
    PlainFile.writeFolder(after.skewed(), to.resolve(SKEWED));
    try {
      told.write(to);
      Path part = folder.resolve(CURRENT + ".part");
      Files.writeString(part, RUN + (run + 1) + "\n");
      Files.move(
          part,
          folder.resolve(CURRENT),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to write the state %s. The state is that of the run before.".formatted(folder),
          e);
    }
    return read(session, run + 1);
  }

  /** Removes runs that no longer count. */
  void tidy() {
    try (Stream<Path> files = Files.list(folder)) {
      String kept = Files.readString(folder.resolve(CURRENT)).strip();
      files
          .filter(file -> file.getFileName().toString().startsWith(RUN))
          .filter(file -> !file.getFileName().toString().equals(kept))
          .forEach(file -> FileUtil.fullyDelete(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to remove old runs from %s. The state is whole.".formatted(folder), e);
    }
  }

  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to give up the lock of " + folder, e);
    }
  }
}
