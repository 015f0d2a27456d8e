package citylake.etl.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The one- and two-byte characters of a GB encoding by table, filled by Java's own strict decoder.
 * Whatever the table does not hold (four-byte characters, ill-formed bytes) is left to that
 * decoder: this is a short cut, several times as fast on Chinese text, and no other rule.
 */
final class GbText {
  private static final Map<String, GbText> BY_ENCODING = new ConcurrentHashMap<>();

  /** By lead byte (high) and trail byte (low); 0 where these two bytes are no character. */
  private final char[] pairs = new char[1 << 16];

  private GbText(Charset encoding) {
    for (int pair = 0x8140; pair < pairs.length; pair++) {
      byte[] bytes = {(byte) (pair >> 8), (byte) pair};
      if (bytes[1] >= 0x40 || bytes[1] < 0) {
        pairs[pair] = decoded(bytes, encoding);
      }
    }
  }

  private static char decoded(byte[] pair, Charset encoding) {
    try {
      String text = encoding.newDecoder().decode(ByteBuffer.wrap(pair)).toString();
      return text.length() == 1 ? text.charAt(0) : 0;
    } catch (CharacterCodingException e) {
      return 0;
    }
  }

  static GbText of(Charset encoding) {
    return BY_ENCODING.computeIfAbsent(encoding.name(), name -> new GbText(encoding));
  }

  /** Whether all is text by the table; if not, the decoder decides. */
  boolean isText(byte[] bytes, int start, int limit) {
    int at = start;
    while (at < limit) {
      if (bytes[at] >= 0) {
        at++;
      } else if (at + 1 < limit && pair(bytes, at) != 0) {
        at += 2;
      } else {
        return false;
      }
    }
    return true;
  }

  private char pair(byte[] bytes, int at) {
    return pairs[((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF)];
  }

  /** The text as UTF-8; null when the table does not hold all of it. */
  UTF8String text(byte[] bytes, int from, int to) {
    byte[] utf8 = new byte[to - from + (to - from + 1) / 2];
    int length = 0;
    int at = from;
    while (at < to) {
      if (bytes[at] >= 0) {
        utf8[length++] = bytes[at++];
        continue;
      }
      char found = at + 1 < to ? pair(bytes, at) : 0;
      if (found == 0) {
        return null;
      }
      length = put(found, utf8, length);
      at += 2;
    }
    return UTF8String.fromBytes(Arrays.copyOf(utf8, length));
  }

  private static int put(char found, byte[] utf8, int at) {
    if (found < 0x80) {
      utf8[at] = (byte) found;
      return at + 1;
    }
    if (found < 0x800) {
      utf8[at] = (byte) (0xC0 | (found >> 6));
      utf8[at + 1] = continuation(found);
      return at + 2;
    }
    utf8[at] = (byte) (0xE0 | (found >> 12));
    utf8[at + 1] = continuation(found >> 6);
    utf8[at + 2] = continuation(found);
    return at + 3;
  }

  private static byte continuation(int bits) {
    return (byte) (0x80 | (bits & 0x3F));
  }
}
