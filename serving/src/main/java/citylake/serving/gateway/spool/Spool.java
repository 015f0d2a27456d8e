package citylake.serving.gateway.spool;

import citylake.serving.gateway.wire.Refusal;
import citylake.serving.gateway.wire.ResultColumn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The folder of results that wait: private (mode 700), bounded, emptied when it is opened. One
 * process has it at a time.
 */
public final class Spool {
  private static final String SUFFIX = ".spool";

  private final Path folder;
  private final long mostBytes;
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong files = new AtomicLong();
  private final SecureRandom random = new SecureRandom();

  private Spool(Path folder, long mostBytes) {
    this.folder = folder;
    this.mostBytes = mostBytes;
  }

  /**
   * @param mostBytes of all results together
   */
  public static Spool in(Path folder, long mostBytes) {
    try {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      try (var left = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
        for (Path file : left) {
          Files.delete(file);
        }
      }
      return new Spool(folder, mostBytes);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to keep results in %s: %s. Nothing was started. Name a folder of this user with --spool."
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  /**
   * A new result.
   *
   * @param most rows and bytes that it may have
   */
  public SpoolWriter begin(List<ResultColumn> columns, ResultLimit most) throws Refusal {
    Path file = folder.resolve(files.incrementAndGet() + SUFFIX);
    return new SpoolWriter(file, columns, most, new AesGcmBlocks(random), this);
  }

  void take(long more) throws Refusal {
    if (bytes.addAndGet(more) > mostBytes) {
      bytes.addAndGet(-more);
      throw new Refusal(
          Refusal.TOO_MUCH,
          "Cannot keep the result: results that wait to be fetched take all the room there is (%,d MiB). Nothing was given. Close results that you are done with, or ask again later."
              .formatted(mostBytes >> 20));
    }
  }

  void giveBack(long less) {
    bytes.addAndGet(-less);
  }

  /** Bytes of all results that wait. */
  public long bytes() {
    return bytes.get();
  }
}
