package citylake.governance.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * The log as it is written: an event is on the disk before {@link #append} returns, so what was
 * answered is in it, whatever is killed. Callers that come at once share one write and one sync.
 *
 * <p>One process writes a log at a time. Where it cannot be written, or its end has been changed,
 * every call fails: nothing may be answered that is not in the log.
 */
public final class AccessJournal implements AutoCloseable {
  private static final long LARGEST_FILE = 64L << 20;
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

  /**
   * Folders that this process writes: a second channel on the lock, once closed, would give up the
   * lock of the first.
   */
  private static final Set<Path> WRITTEN_HERE = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final JournalFiles files;
  private final HeadKeeper heads;
  private final long headEvery;
  private final Clock clock;
  private final FileChannel lockFile;
  private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final Thread writer = new Thread(this::write, "access-log");
  private FileChannel out;
  private Head head;
  private long keptSeq;
  private volatile InvalidLog broken;

  /**
   * An event and who waits for it.
   *
   * @param done null for the end of the log
   */
  private record Waiting(AccessEvent event, CompletableFuture<Head> done) {
    static final Waiting END = new Waiting(null, null);

    boolean isEnd() {
      return done == null;
    }
  }

  private AccessJournal(
      Path folder, HeadKeeper heads, long headEvery, Clock clock, FileChannel lockFile) {
    this.folder = folder;
    this.files = new JournalFiles(folder);
    this.heads = heads;
    this.headEvery = headEvery;
    this.clock = clock;
    this.lockFile = lockFile;
  }

  /**
   * Opens a log behind its last whole entry; a new one where the folder holds none.
   *
   * @param heads keeps a head after every so-many entries, and the last one when the log is closed
   * @throws InvalidLog where another process writes it, or its last file has been changed
   */
  public static AccessJournal open(Path folder, HeadKeeper heads, long headEvery, Clock clock) {
    try {
      Path real = Files.createDirectories(folder).toRealPath();
      if (!WRITTEN_HERE.add(real)) {
        throw writtenByAnother(folder);
      }
      try {
        return locked(real, heads, headEvery, clock);
      } catch (IOException | RuntimeException e) {
        WRITTEN_HERE.remove(real);
        throw e;
      }
    } catch (IOException e) {
      throw new InvalidLog(
          "Cannot write the access log in %s: %s. Nothing is answered until it can be written."
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  /**
   * Opens a log that several processes write in turn, each for a moment.
   *
   * @param most how long the others may take
   * @throws InvalidLog where one still writes it then, or its last file has been changed
   */
  public static AccessJournal openInTurn(
      Path folder, HeadKeeper heads, long headEvery, Clock clock, Duration most) {
    long end = System.nanoTime() + most.toNanos();
    while (true) {
      try {
        return open(folder, heads, headEvery, clock);
      } catch (BusyLog e) {
        if (System.nanoTime() > end) {
          throw e;
        }
        LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
      }
    }
  }

  private static AccessJournal locked(Path folder, HeadKeeper heads, long headEvery, Clock clock)
      throws IOException {
    FileChannel lockFile =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (lockFile.tryLock() == null) {
        throw writtenByAnother(folder);
      }
      AccessJournal journal = new AccessJournal(folder, heads, headEvery, clock, lockFile);
      journal.begin();
      return journal;
    } catch (IOException | RuntimeException e) {
      lockFile.close();
      throw e;
    }
  }

  /** Another writes it; later it may be free. */
  private static final class BusyLog extends InvalidLog {
    private static final long serialVersionUID = 1L;

    BusyLog(String message) {
      super(message);
    }
  }

  private static InvalidLog writtenByAnother(Path folder) {
    return new BusyLog(
        "Cannot write the access log in %s: it is being written already, by another process or by this one. That goes on unharmed; stop it first, or name another folder."
            .formatted(folder));
  }

  private void begin() throws IOException {
    JournalEnd end = JournalEnd.of(files);
    head = end.head();
    keptSeq = head.seq();
    Path file = end.file() == null ? files.beginningWith(head.seq() + 1) : end.file();
    out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    writer.setDaemon(true);
    writer.start();
    end.torn()
        .ifPresent(
            torn ->
                append(
                    AccessEvent.ofLog(
                        "the process before was stopped in the middle of an entry, which was not answered; its beginning is in "
                            + torn.getFileName())));
  }

  /**
   * Writes an event.
   *
   * @return its place, once it is on the disk
   * @throws InvalidLog where it is not: whoever asked must get no answer
   */
  public Head append(AccessEvent event) {
    CompletableFuture<Head> done = new CompletableFuture<>();
    synchronized (queue) {
      if (broken != null) {
        throw broken;
      }
      queue.add(new Waiting(event, done));
    }
    try {
      return done.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof InvalidLog invalid ? invalid : e;
    }
  }

  private void write() {
    List<Waiting> together = new ArrayList<>();
    boolean isOpen = true;
    while (isOpen) {
      try {
        together.add(queue.take());
        queue.drainTo(together);
        isOpen = !together.removeIf(Waiting::isEnd);
        write(together);
      } catch (Throwable e) { // also memory that is short: whoever waits must be told
        fail(together, e);
        isOpen = false;
      }
      together.clear();
    }
  }

  private void write(List<Waiting> together) throws IOException {
    List<Head> written = new ArrayList<>();
    byte[] lines;
    try {
      lines = lines(together, written);
    } catch (OutOfMemoryError e) {
      refuse(together, e);
      return;
    }
    if (out.size() > LARGEST_FILE) {
      out.close();
      out =
          FileChannel.open(
              files.beginningWith(head.seq() + 1),
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.APPEND);
    }
    ByteBuffer bytes = ByteBuffer.wrap(lines);
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
    out.force(false);
    head = written.isEmpty() ? head : written.get(written.size() - 1);
    if (head.seq() - keptSeq >= headEvery) {
      keepHead();
    }
    for (int i = 0; i < written.size(); i++) {
      together.get(i).done().complete(written.get(i));
    }
  }

  /** Entries behind the present head, and the head that each makes. */
  private byte[] lines(List<Waiting> together, List<Head> heads) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    Head now = head;
    for (Waiting waiting : together) {
      JournalEntry entry =
          JournalEntry.of(now.seq() + 1, clock.instant(), now.hash(), waiting.event());
      lines.write((entry.line() + "\n").getBytes(StandardCharsets.UTF_8));
      now = entry.head();
      heads.add(now);
    }
    return lines.toByteArray();
  }

  /** Nothing of them is on the disk, so the log is what it was, and later ones may be written. */
  private void refuse(List<Waiting> together, OutOfMemoryError cause) {
    InvalidLog failed =
        new InvalidLog(
            "Failed to write the access log behind entry %d: memory is short. This is not answered; ask again."
                .formatted(head.seq()),
            cause);
    together.forEach(waiting -> waiting.done().completeExceptionally(failed));
  }

  private void keepHead() {
    heads.keep(head, clock.instant());
    keptSeq = head.seq();
  }

  private void fail(List<Waiting> together, Throwable cause) {
    InvalidLog failed =
        cause instanceof InvalidLog invalid
            ? invalid
            : new InvalidLog(
                "Failed to write the access log behind entry %d: %s. Nothing is answered until it can be written again."
                    .formatted(head.seq(), cause.getMessage()),
                cause);
    synchronized (queue) {
      broken = failed;
      queue.drainTo(together);
    }
    together.stream()
        .filter(waiting -> !waiting.isEnd())
        .forEach(waiting -> waiting.done().completeExceptionally(failed));
  }

  /** Writes what waits, and keeps the last head. */
  @Override
  public void close() {
    synchronized (queue) {
      if (broken == null) {
        broken = new InvalidLog("Cannot write the access log: it has been closed.");
        queue.add(Waiting.END);
      }
    }
    try {
      writer.join();
      if (head.seq() > keptSeq) {
        keepHead();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      release();
    }
  }

  private void release() {
    try (FileChannel giveUpLock = lockFile;
        FileChannel file = out) {
      WRITTEN_HERE.remove(folder);
    } catch (IOException e) {
      throw new InvalidLog("Failed to close the access log: " + e.getMessage(), e);
    }
  }
}
