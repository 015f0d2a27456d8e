package citylake.etl.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.stream.Collectors;

/** Writes one record of delimited text, so that the reader finds exactly these fields in it. */
public final class RecordText {
  private RecordText() {}

  /**
   * The record's bytes in the shape's encoding, without a record end. A field is quoted only where
   * it must be.
   *
   * @throws IllegalArgumentException naming the field that cannot be written in this shape, without
   *     its text
   */
  public static byte[] of(List<String> values, DumpShape shape) {
    if (values.size() != shape.fields().size()) {
      throw new IllegalArgumentException(
          "Invalid record: %d fields where the contract has %d."
              .formatted(values.size(), shape.fields().size()));
    }
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

  /** The names of the fields, for messages. */
  public static String names(DumpShape shape) {
    return shape.fields().stream().collect(Collectors.joining(", "));
  }
}
