package citylake.etl.format;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Counts texts that are UTF-8 although another encoding was agreed. Text in another encoding is
 * almost never valid UTF-8 by chance, so a file whose texts nearly all are is told, although every
 * byte of it may be decoded as agreed.
 */
public final class Utf8Evidence {
  private static final int ENOUGH_TEXTS = 10;

  /** Two-byte text of one word is valid UTF-8 by chance now and then. */
  private static final double ALL_BUT_CHANCE = 0.99;

  /** In one-byte encodings hardly any real word is. */
  private static final double SOME = 0.05;

  private final Charset agreed;
  private final boolean isUtf8Agreed;
  private final double enough;
  private long beyondAscii;
  private long validUtf8;

  public Utf8Evidence(Charset agreed) {
    this.agreed = agreed;
    this.isUtf8Agreed = agreed.equals(StandardCharsets.UTF_8);
    this.enough = agreed.newEncoder().maxBytesPerChar() == 1 ? SOME : ALL_BUT_CHANCE;
  }

  /** Takes a text that has bytes beyond ASCII. */
  public void add(byte[] bytes, int start, int length) {
    beyondAscii++;
    if (!isUtf8Agreed && Encodings.isUtf8(bytes, start, length)) {
      validUtf8++;
    }
  }

  /**
   * What is wrong, where the texts are UTF-8 instead.
   *
   * @param texts what a text is, in the plural
   */
  public Optional<String> fault(String texts) {
    return validUtf8 >= ENOUGH_TEXTS && validUtf8 >= enough * beyondAscii
        ? Optional.of(
            "%d of its %d %s with characters beyond ASCII are valid UTF-8, but the contract says %s"
                .formatted(validUtf8, beyondAscii, texts, agreed.name()))
        : Optional.empty();
  }
}
