package citylake.etl.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.List;

/** Writes one record of delimited text. */
final class DelimitedRecord {
  private DelimitedRecord() {}

  /** Without a record end; a field is quoted only where it must be. */
  static byte[] of(List<String> values, DumpShape shape) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      String field = shape.fields().get(i);
      text.append(i == 0 ? "" : shape.separator()).append(written(field, values.get(i), shape));
    }
    return encoded(text, shape);
  }

  private static String written(String field, String value, DumpShape shape) {
    try {
      shape
          .encoding()
          .newEncoder()
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .encode(CharBuffer.wrap(value));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "Invalid value of field %s: it has characters that %s cannot write."
              .formatted(field, shape.encoding().name()));
    }
    boolean hasQuote = shape.quote() != DumpShape.NO_QUOTE;
    boolean needsQuotes =
        value.indexOf(shape.separator()) >= 0
            || value.indexOf('\n') >= 0
            || value.indexOf('\r') >= 0
            || (hasQuote && value.startsWith(String.valueOf(shape.quote())));
    if (!needsQuotes) {
      return value;
    }
    if (!hasQuote) {
      throw new IllegalArgumentException(
          "Invalid value of field %s: it holds a separator or a line end, and fields of this dump are never quoted."
              .formatted(field));
    }
    String quote = String.valueOf(shape.quote());
    return quote + value.replace(quote, quote + quote) + quote;
  }

  private static byte[] encoded(CharSequence text, DumpShape shape) {
    ByteBuffer bytes = shape.encoding().encode(CharBuffer.wrap(text));
    byte[] record = new byte[bytes.remaining()];
    bytes.get(record);
    return record;
  }
}
