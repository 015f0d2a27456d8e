package citylake.etl.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.apache.spark.unsafe.types.UTF8String;

/** Judges and decodes the bytes of one encoding; strict: nothing is replaced. */
final class TextDecoder {
  private final Charset encoding;
  private final boolean isUtf8;

  /** Null for other than GB encodings. */
  private final GbText gb;

  private final CharsetDecoder decoder;
  private final CharBuffer scratch = CharBuffer.allocate(4096);

  TextDecoder(Charset encoding) {
    this.encoding = encoding;
    this.isUtf8 = encoding.equals(StandardCharsets.UTF_8);
    this.gb = Encodings.isGb(encoding) ? GbText.of(encoding) : null;
    this.decoder =
        encoding
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** Index of the first byte that is no text, counted from {@code start}; -1 when all is text. */
  int firstBadByte(byte[] bytes, int start, int length) {
    int limit = start + length;
    boolean isText =
        isUtf8 ? Utf8.isValid(bytes, start, limit) : gb != null && gb.isText(bytes, start, limit);
    if (isText) {
      return -1;
    }
    decoder.reset();
    ByteBuffer input = ByteBuffer.wrap(bytes, start, length);
    CoderResult result;
    do {
      scratch.clear();
      result = decoder.decode(input, scratch, true);
    } while (result.isOverflow());
    return result.isError() ? input.position() - start : -1;
  }

  /** A view of the bytes where they are UTF-8 already; decoded otherwise. */
  UTF8String text(byte[] bytes, int from, int to) {
    if (isUtf8 || ByteSearch.isAscii(bytes, from, to)) {
      return UTF8String.fromBytes(bytes, from, to - from);
    }
    UTF8String byTable = gb == null ? null : gb.text(bytes, from, to);
    if (byTable != null) {
      return byTable;
    }
    return UTF8String.fromString(new String(bytes, from, to - from, encoding));
  }
}
