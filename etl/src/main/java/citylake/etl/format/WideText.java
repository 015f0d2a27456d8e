package citylake.etl.format;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Recognises text in which each character takes two or four bytes: line ends and separators then
 * come with zero bytes, so that no record can be cut from it.
 */
public final class WideText {
  private static final List<Charset> ENCODINGS =
      List.of(
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE,
          Charset.forName("UTF-32LE"),
          Charset.forName("UTF-32BE"));

  /** Digits, separators and line ends alone are more, whatever the language. */
  private static final double LEAST_ASCII = 0.05;

  private WideText() {}

  /**
   * The encoding in which a file that begins so is readable text with ASCII characters in it; empty
   * where there is none.
   */
  public static Optional<Charset> encoding(byte[] start) {
    Charset likeliest = null;
    double most = LEAST_ASCII;
    for (Charset encoding : ENCODINGS) {
      String text = new String(start, encoding);
      double ascii = text.chars().filter(c -> c < 0x80).count() / Math.max(1.0, text.length());
      if (ascii >= most && ReadableText.isReadable(text)) {
        likeliest = encoding;
        most = ascii;
      }
    }
    return Optional.ofNullable(likeliest);
  }
}
