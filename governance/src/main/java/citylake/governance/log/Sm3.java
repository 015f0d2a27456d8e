package citylake.governance.log;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;

/** The hash of the chain: SM3 (GB/T 32905-2016). */
public final class Sm3 {
  /** What stands before the first entry. */
  static final String NOTHING = "0".repeat(64);

  private Sm3() {}

  /** Hash of the text's UTF-8, 64 hex digits. */
  public static String hex(String text) {
    return hex(text.getBytes(StandardCharsets.UTF_8));
  }

  static String hex(byte[] bytes) {
    SM3Digest digest = new SM3Digest();
    digest.update(bytes, 0, bytes.length);
    byte[] hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    return HexFormat.of().formatHex(hash);
  }
}
