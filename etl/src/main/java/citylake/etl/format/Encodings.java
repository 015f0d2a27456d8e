package citylake.etl.format;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which encodings a dump may have: those in which the bytes of a line end, a comma and a quote
 * never mean anything else, so that records can be found before they are decoded.
 */
public final class Encodings {
  private static final Pattern SUPPORTED =
      Pattern.compile("UTF-8|US-ASCII|GB18030|GBK|GB2312|windows-125\\d|ISO-8859-\\d+");
  private static final Pattern TWO_BYTE = Pattern.compile("GB18030|GBK");

  /** For messages. */
  public static final String KNOWN =
      "UTF-8, US-ASCII, GB18030, GBK, GB2312, windows-125x, ISO-8859-x";

  private Encodings() {}

  /** The encoding of this name; refused when unknown or not safe to cut as bytes. */
  public static Charset named(String name) {
    Charset encoding;
    try {
      encoding = Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new IllegalArgumentException(
          "Invalid encoding '%s': unknown name. Known: %s.".formatted(name, KNOWN), e);
    }
    fault(encoding)
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException(
                  "Invalid encoding '%s': %s.".formatted(name, fault));
            });
    return encoding;
  }

  static Optional<String> fault(Charset encoding) {
    if (SUPPORTED.matcher(encoding.name()).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        "encoding %s is not supported, because a line end or quote cannot be told from other bytes in it or it was never tried (known: %s)"
            .formatted(encoding.name(), KNOWN));
  }

  /** Whether these bytes are well-formed UTF-8, whatever was declared. */
  public static boolean isUtf8(byte[] bytes, int start, int length) {
    return Utf8.isValid(bytes, start, start + length);
  }

  static boolean isGb(Charset encoding) {
    return encoding.name().startsWith("GB");
  }

  /**
   * Whether the byte of this ASCII character can also be the last byte of a longer character. GB
   * characters end in 0x40-0x7E or 0x80-0xFE, or hold digits in four-byte form.
   */
  static boolean mayEndCharacter(Charset encoding, char mark) {
    return TWO_BYTE.matcher(encoding.name()).matches()
        && (mark >= 0x40 || (mark >= '0' && mark <= '9'));
  }

  /** The bytes that may stand before the first record to name the encoding; none for most. */
  public static byte[] byteOrderMark(Charset encoding) {
    return encoding.equals(StandardCharsets.UTF_8) || encoding.name().equals("GB18030")
        ? "\uFEFF".getBytes(encoding)
        : new byte[0];
  }
}
