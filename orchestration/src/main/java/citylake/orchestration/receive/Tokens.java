package citylake.orchestration.receive;

import citylake.orchestration.inbox.FileHash;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
import java.util.TreeMap;

/**
 * Which token is which city's. The file holds SHA-256 of the tokens: 256 random bits cannot be
 * guessed from it, so it needs no slow hash. It is read at each call: a token that was taken back
 * opens nothing any more.
 */
public final class Tokens {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BYTES = 32;
  private static final SecureRandom CHANCE = new SecureRandom();

  private final Path file;

  /**
   * @param sha256 of the token, hex
   * @param made UTC
   */
  record Entry(String sha256, String made) {}

  public Tokens(Path file) {
    this.file = file;
  }

  /** A new token of the city, beside those that it has. It is told this once. */
  public String make(String city, Instant now) {
    byte[] random = new byte[BYTES];
    CHANCE.nextBytes(random);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    Map<String, List<Entry>> all = read();
    all.computeIfAbsent(city, any -> new ArrayList<>()).add(new Entry(hash(token), now.toString()));
    write(all);
    return token;
  }

  /**
   * Takes all tokens of the city back.
   *
   * @return how many there were
   */
  public int revoke(String city) {
    Map<String, List<Entry>> all = read();
    List<Entry> gone = all.remove(city);
    if (gone == null) {
      return 0;
    }
    write(all);
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

  private void write(Map<String, List<Entry>> all) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path next =
          Files.createTempFile(
              folder,
              ".tokens",
              ".next",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      JSON.writerWithDefaultPrettyPrinter().writeValue(next.toFile(), all);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to write the tokens to %s: %s. The file is as it was."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
