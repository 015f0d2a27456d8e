package citylake.orchestration.receive;

import citylake.orchestration.fetch.StallGuard;
import citylake.orchestration.inbox.CityInbox;
import citylake.orchestration.inbox.FileHash;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** One file on its way in: written apart, and placed under its name when it is what was said. */
final class Upload {
  private static final int BUFFER_BYTES = 1 << 16;

  /** No agreed name begins so. */
  static final String UPLOAD = ".upload-";

  /** Files are put in place in moments. */
  private static final int LOCK_ATTEMPTS = 20;

  private static final int LOCK_PAUSE_MILLIS = 250;
  private static final long ROOM_EVERY_BYTES = 16 << 20;

  private final String city;
  private final CityInbox inbox;
  private final long mostBytes;
  private final long spareBytes;
  private final Duration idle;
  private final Clock clock;

  /**
   * What became of it.
   *
   * @param isNew false where the same file had come before
   */
  record Taken(Receipt receipt, boolean isNew) {}

  /**
   * @param spareBytes what stays free on the disk of the dumps, whatever a city sends
   * @param idle how long no byte may come before the upload is broken off
   */
  Upload(
      String city, CityInbox inbox, long mostBytes, long spareBytes, Duration idle, Clock clock) {
    this.city = city;
    this.inbox = inbox;
    this.mostBytes = mostBytes;
    this.spareBytes = spareBytes;
    this.idle = idle;
    this.clock = clock;
  }

  /**
   * @param announced how many bytes are said to come; less than 0 where nothing is said
   * @param sha256 of the file as the city says it, hex, lower-case
   * @param target where it goes, below the folder of dumps
   * @throws TurnedAway when it is another file than was said, too large, or named as one before
   */
  Taken take(InputStream body, long announced, String sha256, Path target)
      throws IOException, TurnedAway {
    Path part = inbox.part(UPLOAD + UUID.randomUUID());
    checkRoom(part, Math.max(0, announced));
    try {
      String sum = written(body, part);
      if (!sum.equals(sha256)) {
        throw new TurnedAway(
            422,
            "Cannot take %s: its SHA-256 is %s here, and you said %s. Nothing of it was kept. Send it again; if this comes back, make the checksum anew."
                .formatted(target.getFileName(), sum, sha256));
      }
      return placed(part, sum, target);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private String written(InputStream body, Path part) throws IOException, TurnedAway {
    MessageDigest digest = FileHash.digest();
    byte[] buffer = new byte[BUFFER_BYTES];
    long bytes = 0;
    long looked = 0;
    // Closing the body would wait for the read that is dead; interrupting its thread ends it.
    Thread reader = Thread.currentThread();
    try (OutputStream out = Files.newOutputStream(part);
        StallGuard guard = new StallGuard(idle, reader::interrupt)) {
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        guard.moved();
        bytes += read;
        if (bytes > mostBytes) {
          throw tooLarge(mostBytes);
        }
        if (bytes - looked > ROOM_EVERY_BYTES) {
          looked = bytes;
          checkRoom(part, 0);
        }
        digest.update(buffer, 0, read);
        out.write(buffer, 0, read);
      }
      if (guard.hasStalled()) {
        throw new IOException("no byte came for %d s".formatted(idle.toSeconds()));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** One city's files must not fill the disk on which the night lands all cities' files. */
  private void checkRoom(Path part, long more) throws IOException, TurnedAway {
    if (Files.getFileStore(part.getParent()).getUsableSpace() - more < spareBytes) {
      throw new TurnedAway(
          507,
          "Cannot take the file now: it would take from the room on the disk of the dumps that stays free for the night. Nothing of it was kept. Tell the data team, and send it again when there is room.");
    }
  }

  static TurnedAway tooLarge(long most) {
    return new TurnedAway(
        413,
        "Cannot take the file: it is larger than %,d bytes. Nothing of it was kept. Pack it, or deliver it in parts with names of their own."
            .formatted(most));
  }

  /** The same file again gets its first receipt; a name that has come before is for no other. */
  private Taken placed(Path part, String sha256, Path target) throws IOException, TurnedAway {
    try (CityInbox.Lock lock = lock()) {
      ReceiptBook book = new ReceiptBook(inbox.book("received"));
      Optional<Receipt> before = book.of(target.toString());
      boolean isOther =
          before.isPresent()
              ? !before.get().sha256().equals(sha256)
              : Files.exists(inbox.at(target)) && !FileHash.sha256(inbox.at(target)).equals(sha256);
      if (isOther) {
        throw new TurnedAway(
            409,
            "Cannot take %s: another file of this name came before, and stays as it is. Give the corrected file a name of its own, e.g. with _2."
                .formatted(target.getFileName()));
      }
      if (before.isPresent()) {
        return new Taken(before.get(), false);
      }
      long bytes = Files.size(part);
      boolean isNew = inbox.place(part, sha256, target) != CityInbox.Placed.ALREADY_THERE;
      String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
      Receipt receipt = new Receipt(city, target.toString(), bytes, sha256, now);
      book.add(receipt);
      return new Taken(receipt, isNew);
    }
  }

  private CityInbox.Lock lock() throws IOException, TurnedAway {
    for (int attempt = 1; attempt <= LOCK_ATTEMPTS; attempt++) {
      Optional<CityInbox.Lock> lock = inbox.lock();
      if (lock.isPresent()) {
        return lock.get();
      }
      pause();
    }
    throw new TurnedAway(
        503,
        "Cannot take the file now: others of %s are being put in place. Nothing of it was kept. Send it again in a moment."
            .formatted(city));
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(LOCK_PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the server ends", e);
    }
  }
}
