package citylake.orchestration.crash;

import citylake.orchestration.crash.FaultPoint.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.io.OutputFile;

/** The fault point of this process, as its options say, and how often it has been passed. */
final class Trap {
  /** Bytes of a file after which it counts as half-written: behind any magic number. */
  static final int BYTES = 40;

  static final Trap SET =
      new Trap(
          System.getProperty("citylake.fault.files", "nothing"),
          Phase.valueOf(System.getProperty("citylake.fault.phase", "CLOSED")),
          Integer.getInteger("citylake.fault.nth", 1),
          Commit.valueOf(System.getProperty("citylake.fault.commit", "ANY")),
          System.getProperty("citylake.fault.run", ""),
          System.getProperty("citylake.fault.tag", ""));

  private final Pattern files;
  private final Phase phase;
  private final int nth;
  private final Commit commit;
  private final String run;
  private final String tag;
  private final AtomicInteger passed = new AtomicInteger();
  private volatile String isDue;

  /** That commits: steps go on side by side, and what another does is not after the commit. */
  private volatile Thread committing;

  private Trap(String files, Phase phase, int nth, Commit commit, String run, String tag) {
    this.files = Pattern.compile(".*/warehouse/" + files);
    this.phase = phase;
    this.nth = nth;
    this.commit = commit;
    this.run = run;
    this.tag = tag;
  }

  boolean concerns(String path) {
    return files.matcher(path).matches();
  }

  /** Whether this is the file inside which the process dies. */
  boolean created(String path) {
    return phase == Phase.WRITING && passed.incrementAndGet() == nth;
  }

  void closed(OutputFile file) {
    if (phase == Phase.WRITING || !isOfCommit(file) || passed.incrementAndGet() != nth) {
      return;
    }
    if (phase == Phase.CLOSED) {
      spring(file.location());
    }
    committing = Thread.currentThread();
    isDue = file.location();
  }

  /** Any use of files at all, by who commits. */
  void operation() {
    if (isDue != null && Thread.currentThread().equals(committing)) {
      spring(isDue);
    }
  }

  private boolean isOfCommit(OutputFile file) {
    if (commit == Commit.ANY) {
      return true;
    }
    TableMetadata table = TableMetadataParser.read(file.toInputFile());
    return commit.is(table, run, tag);
  }

  /** Kills this process at once, as a power cut would. */
  void spring(String path) {
    System.out.println("killed at " + path);
    System.out.flush();
    try {
      new ProcessBuilder("sh", "-c", "kill -9 " + ProcessHandle.current().pid()).start();
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to kill this process at " + path, e);
    }
    while (true) {
      LockSupport.park();
    }
  }
}
