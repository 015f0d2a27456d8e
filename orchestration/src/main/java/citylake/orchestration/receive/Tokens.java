package citylake.orchestration.receive;

import citylake.orchestration.inbox.FileHash;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which token is which city's. The file holds SHA-256 of the tokens: 256 random bits cannot be
 * guessed from it, so it needs no slow hash. It is read at each call: a token that was taken back
 * opens nothing any more.
 */
public final class Tokens {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BYTES = 32;
  private static final SecureRandom CHANCE = new SecureRandom();
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ALONE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /** The lock of a file is a process's, not a thread's. */
  private static final Object ONE_HERE = new Object();

  private final Path file;

  /**
   * @param sha256 of the token, hex
   * @param made UTC
   */
  record Entry(String sha256, String made) {}

  public Tokens(Path file) {
    this.file = file;
  }

  /**
   * That somebody could come in.
   *
   * @throws IllegalStateException when there is no token; mostly the path is misspelt
   */
  public void check() {
    if (read().isEmpty()) {
      throw new IllegalStateException(
          "Cannot let anybody in: there are no tokens in %s. Nothing was started. Make the first with  citylake receive token CITY --tokens %s, or mend the path."
              .formatted(file, file));
    }
  }

  /** A new token of the city, beside those that it has. It is told this once. */
  public String make(String city, Instant now) {
    byte[] random = new byte[BYTES];
    CHANCE.nextBytes(random);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    change(
        all ->
            all.computeIfAbsent(city, any -> new ArrayList<>())
                .add(new Entry(hash(token), now.toString())));
    return token;
  }

  /**
   * Takes all tokens of the city back.
   *
   * @return how many there were
   */
  public int revoke(String city) {
    List<Entry> gone = new ArrayList<>();
    change(all -> gone.addAll(Optional.ofNullable(all.remove(city)).orElse(List.of())));
    return gone.size();
  }

  /** Whose token this is. */
  Optional<String> cityOf(String token) {
    byte[] shown = hash(token).getBytes(StandardCharsets.US_ASCII);
    return read().entrySet().stream()
        .filter(
            city ->
                city.getValue().stream()
                    .anyMatch(
                        entry ->
                            MessageDigest.isEqual(
                                shown, entry.sha256().getBytes(StandardCharsets.US_ASCII))))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static String hash(String token) {
    return HexFormat.of()
        .formatHex(FileHash.digest().digest(token.getBytes(StandardCharsets.UTF_8)));
  }

  private Map<String, List<Entry>> read() {
    if (!Files.exists(file)) {
      return new TreeMap<>();
    }
    try {
      return JSON.readValue(
          Files.readString(file), new TypeReference<TreeMap<String, List<Entry>>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to read the tokens in %s (%s). Nobody is let in until it can be read; nothing was changed."
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }

  /** Two who make tokens at once must not lose one another's. */
  private void change(Predicate<Map<String, List<Entry>>> change) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      synchronized (ONE_HERE) {
        try (FileChannel lock =
            FileChannel.open(
                folder.resolve("." + file.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
          lock.lock();
          Map<String, List<Entry>> all = read();
          if (change.test(all)) {
            write(all, folder);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to write the tokens to %s: %s. The file is as it was."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private void write(Map<String, List<Entry>> all, Path folder) throws IOException {
    Path next = Files.createTempFile(folder, ".tokens", ".next", OWNER_ALONE);
    JSON.writerWithDefaultPrettyPrinter().writeValue(next.toFile(), all);
    if (Files.exists(file)) {
      // The door may run as another user than whoever makes tokens.
      Files.setPosixFilePermissions(next, Files.getPosixFilePermissions(file));
      if (!Files.getOwner(next).equals(Files.getOwner(file))) {
        Files.setOwner(next, Files.getOwner(file));
      }
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
