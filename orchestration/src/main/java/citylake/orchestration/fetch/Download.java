package citylake.orchestration.fetch;

import citylake.orchestration.inbox.CityInbox;
import citylake.orchestration.inbox.FileHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * Brings one file into the folder of dumps: to a part first, on from where an earlier attempt broke
 * off, and under its name when all of it is there and it is what the city says it is.
 */
final class Download {
  private static final int BUFFER_BYTES = 1 << 16;

  /** Between two looks at how much of the disk is free. */
  private static final long ROOM_EVERY_BYTES = 16L << 20;

  private final String city;
  private final Remote remote;
  private final CityInbox inbox;
  private final FetchBook book;
  private final FetchLimits limits;
  private final BiConsumer<RemoteFile, Long> progress;
  private long resumedFrom;
  private boolean wasOtherwise;

  /**
   * @param progress is told of the file and how many of its bytes are there
   */
  Download(
      String city,
      Remote remote,
      CityInbox inbox,
      FetchBook book,
      FetchLimits limits,
      BiConsumer<RemoteFile, Long> progress) {
    this.city = city;
    this.remote = remote;
    this.inbox = inbox;
    this.book = book;
    this.limits = limits;
    this.progress = progress;
  }

  /**
   * @throws FetchFailure when it cannot be had; nothing of it lies among the dumps then
   */
  FetchedFile fetched(Offer offer) {
    String name = offer.file().name();
    Path part = inbox.part(name);
    resumedFrom = 0;
    wasOtherwise = false;
    RemoteFile[] current = {offer.file()};
    String sha256 =
        Attempts.of(
            limits.retries(),
            reason -> brokenOff(offer, part, reason),
            () -> {
              carry(current[0], part);
              String sum = FileHash.sha256(part);
              if (offer.sha256() != null) {
                checkSum(offer, part, sum);
              } else {
                current[0] = checkUnchanged(current[0]);
              }
              return sum;
            });
    return placed(offer, current[0], part, sha256);
  }

  private FetchedFile placed(Offer offer, RemoteFile file, Path part, String sha256) {
    try {
      long bytes = Files.size(part);
      CityInbox.Placed became = inbox.place(part, sha256, offer.target());
      book.done(file, bytes, sha256, offer.marker());
      return new FetchedFile(
          offer.target().toString(),
          bytes,
          resumedFrom,
          sha256,
          became.name().toLowerCase(Locale.ROOT));
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  private void carry(RemoteFile file, Path part) throws IOException {
    long there = there(file, part);
    if (there > 0 && there == file.bytes()) {
      resumedFrom = there;
      return;
    }
    checkRoom(file, part, Math.max(0, file.bytes() - there));
    try (Remote.Opened opened = remote.open(file, there);
        StallGuard guard = new StallGuard(limits.idle(), opened.breakOff());
        FileChannel out =
            FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      out.truncate(opened.from());
      out.position(opened.from());
      resumedFrom = opened.from();
      copy(file, part, opened.bytes(), out, guard);
      if (opened.whole() != RemoteFile.UNKNOWN && out.position() != opened.whole()) {
        throw new IOException(
            "the connection broke after %,d of %,d bytes"
                .formatted(out.position(), opened.whole()));
      }
    }
  }

  /** How many bytes of just this version lie in its part. */
  private long there(RemoteFile file, Path part) throws IOException {
    if (!book.isBegun(file)) {
      Files.deleteIfExists(part);
      book.begin(file);
    }
    long there = Files.exists(part) ? Files.size(part) : 0;
    return file.bytes() != RemoteFile.UNKNOWN && there > file.bytes() ? 0 : there;
  }

  private void copy(RemoteFile file, Path part, InputStream in, FileChannel out, StallGuard guard)
      throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long looked = out.position();
    while (true) {
      int read = read(in, buffer, out, guard);
      if (read < 0) {
        return;
      }
      guard.moved();
      write(file, out, ByteBuffer.wrap(buffer, 0, read));
      if (out.position() - looked > ROOM_EVERY_BYTES) {
        looked = out.position();
        checkRoom(file, part, 0);
      }
      progress.accept(file, out.position());
    }
  }

  private int read(InputStream in, byte[] buffer, FileChannel out, StallGuard guard)
      throws IOException {
    try {
      int read = in.read(buffer);
      if (read >= 0 || !guard.hasStalled()) {
        return read;
      }
    } catch (IOException e) {
      if (!guard.hasStalled()) {
        throw new IOException("the connection broke after %,d bytes".formatted(out.position()), e);
      }
    }
    throw new IOException(
        "no byte came for %s s, after %,d bytes"
            .formatted(limits.idle().toMillis() / 1000.0, out.position()));
  }

  /** Trouble of the disk here is not the city's, and no other attempt mends it. */
  private void write(RemoteFile file, FileChannel out, ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  /** One city's files must not fill the disk on which the night lands all cities' files. */
  private void checkRoom(RemoteFile file, Path part, long more) {
    try {
      FileStore disk = Files.getFileStore(part.getParent());
      long free = disk.getUsableSpace();
      if (free - more < limits.spareBytes()) {
        throw new FetchFailure(
            "Cannot fetch %s of %s: %,d more bytes of it are to come, and of the %,d that are free on the disk of the dumps %,d stay free. Nothing half lies among the dumps, and other files were fetched. Make room, and fetch again: it goes on from what is kept."
                .formatted(file.name(), city, more, free, limits.spareBytes()));
      }
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  private FetchFailure cannotWrite(RemoteFile file, IOException e) {
    return new FetchFailure(
        "Failed to write %s of %s: %s. No half file lies among the dumps. Make room, or the folder of dumps writable, and fetch again."
            .formatted(file.name(), city, e.getMessage()),
        e);
  }

  /** A wrong sum may come of joined attempts: once, all of it is read anew. */
  private void checkSum(Offer offer, Path part, String sum) throws IOException {
    if (sum.equals(offer.sha256())) {
      return;
    }
    Files.delete(part);
    if (!wasOtherwise) {
      wasOtherwise = true;
      throw new IOException("its checksum is not the one that the city gives");
    }
    throw new FetchFailure(
        "Cannot take %s of %s: its SHA-256 is %s, and the city gives %s. Nothing of it lies among the dumps; it is fetched anew the next time. Ask the city to lay out the file once more, with its checksum."
            .formatted(offer.file().name(), city, sum, offer.sha256()));
  }

  /** Without a checksum, a file that changed while it was read may be two halves. */
  private RemoteFile checkUnchanged(RemoteFile file) throws IOException {
    RemoteFile now =
        remote
            .file(file.name())
            .orElseThrow(
                () ->
                    new FetchFailure(
                        "Cannot take %s of %s: it went away while it was fetched. Nothing of it lies among the dumps. Ask the city to leave files where they are until the morning."
                            .formatted(file.name(), city)));
    if (file.version() != null && !file.isVersion(now.version())) {
      throw new IOException("it changed while it was fetched");
    }
    return now;
  }

  private String brokenOff(Offer offer, Path part, String reason) {
    long kept = part.toFile().length();
    return "Failed to fetch %s of %s: %s. Nothing half lies among the dumps%s. The next fetch tries again; if it fails too, ask the city whether its server is well."
        .formatted(
            offer.file().name(),
            city,
            reason,
            kept == 0 ? "" : "; %,d bytes are kept to go on from".formatted(kept));
  }
}
