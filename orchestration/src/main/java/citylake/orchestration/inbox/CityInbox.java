package citylake.orchestration.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * One city's way into the folder of dumps. Files are written below {@code .incoming}, on the same
 * disk, where no pattern of a dump looks, and appear under their name at once and whole.
 */
public final class CityInbox {
  /** That stay free on the disk of the dumps, whatever a city lays out or sends: 2 GiB. */
  public static final long SPARE_BYTES = 2L << 30;

  /**
   * Locks that this process has: a second channel on such a file, once closed, would give up the
   * lock of the first.
   */
  private static final Set<Path> LOCKED_HERE = ConcurrentHashMap.newKeySet();

  /** What became of a file that was to be placed. */
  public enum Placed {
    /** Nothing lay there. */
    NEW,
    /** Another content lay there before. */
    REPLACED,
    /** The same content lay there; it was left as it is, its time too. */
    ALREADY_THERE
  }

  private static final String INCOMING = ".incoming";
  private static final String PART = ".part";

  private final Path dumps;
  private final Path incoming;

  /**
   * @param dumps folder of the cities' dumps
   */
  public CityInbox(Path dumps, String city) {
    this.dumps = dumps.toAbsolutePath().normalize();
    this.incoming = this.dumps.resolve(INCOMING).resolve(city);
    try {
      Files.createDirectories(incoming);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to make %s: %s. Nothing was taken in; make the folder of dumps writable."
              .formatted(incoming, e),
          e);
    }
  }

  /** Removes, of all cities, parts whose names begin so. */
  public static void sweep(Path dumps, String beginning) {
    Path incoming = dumps.resolve(INCOMING);
    if (!Files.isDirectory(incoming)) {
      return;
    }
    try (Stream<Path> files = Files.walk(incoming, 2)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.getFileName().toString().startsWith(beginning)) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to remove what broken uploads have left in %s: %s. No file of a city is touched."
              .formatted(incoming, e),
          e);
    }
  }

  /** Where a file is written until it is whole; the night passes by names that end so. */
  public Path part(String name) {
    return incoming.resolve(name + PART);
  }

  /**
   * Removes parts that nobody has written to since: of files that the city does not lay out any
   * more.
   *
   * @return their names
   */
  public List<String> forgetParts(Instant since) throws IOException {
    List<String> gone = new ArrayList<>();
    try (Stream<Path> files = Files.list(incoming)) {
      for (Path file : files.filter(file -> file.toString().endsWith(PART)).toList()) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
          Files.delete(file);
          gone.add(file.getFileName().toString());
        }
      }
    }
    return gone;
  }

  /** Where what is known of the city's files is written down. */
  public Path book(String name) {
    return incoming.resolve("." + name + ".json");
  }

  /** Where a file of the city lies, or would. */
  public Path at(Path target) {
    return dumps.resolve(target);
  }

  /**
   * Moves a whole file to where the night finds it.
   *
   * @param sha256 of its bytes, hex
   * @param target below the folder of dumps
   */
  public Placed place(Path part, String sha256, Path target) throws IOException {
    Path place = at(target);
    boolean isThere = Files.exists(place);
    if (isThere && FileHash.sha256(place).equals(sha256)) {
      Files.delete(part);
      return Placed.ALREADY_THERE;
    }
    Files.createDirectories(place.getParent());
    force(part, StandardOpenOption.WRITE);
    Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(place.getParent(), StandardOpenOption.READ);
    return isThere ? Placed.REPLACED : Placed.NEW;
  }

  /** Onto the disk, so that a power cut leaves the whole file or none. */
  private static void force(Path path, StandardOpenOption access) throws IOException {
    try (FileChannel channel = FileChannel.open(path, access)) {
      channel.force(true);
    }
  }

  /**
   * Keeps others from working on the city's files; the lock dies with its process.
   *
   * @return empty while somebody else has it
   */
  public Optional<Lock> lock() throws IOException {
    Path file = incoming.resolve(".lock").toAbsolutePath().normalize();
    if (!LOCKED_HERE.add(file)) {
      return Optional.empty();
    }
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() != null) {
        Lock taken = new Lock(file, channel);
        channel = null;
        return Optional.of(taken);
      }
      LOCKED_HERE.remove(file);
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      LOCKED_HERE.remove(file);
      throw e;
    } finally {
      if (channel != null) {
        channel.close();
      }
    }
  }

  /** Closing it lets others in. */
  public record Lock(Path file, FileChannel channel) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      channel.close();
      LOCKED_HERE.remove(file);
    }
  }
}
