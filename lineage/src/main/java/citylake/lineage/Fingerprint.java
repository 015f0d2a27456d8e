package citylake.lineage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * What decides a step's output, in one short text: its version, its definition, the contract of its
 * output and what it reads. Two runs with the same fingerprint give the same rows, so the second
 * need not happen.
 */
public final class Fingerprint {
  private Fingerprint() {}

  /**
   * @param contractHash hash of the output table's contract
   * @param inputs name of each input to the version that is read (a snapshot id or a delivery)
   */
  public static String of(Step step, String contractHash, Map<String, String> inputs) {
    MessageDigest digest = sha256();
    add(digest, step.name());
    add(digest, Integer.toString(step.version()));
    add(digest, step.definition());
    add(digest, contractHash);
    new TreeMap<>(inputs)
        .forEach(
            (name, version) -> {
              add(digest, name);
              add(digest, version);
            });
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }

  /** Length first, so that no two lists of parts run together. */
  private static void add(MessageDigest digest, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
    digest.update((byte) ':');
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot fingerprint a step: this Java has no SHA-256", e);
    }
  }
}
