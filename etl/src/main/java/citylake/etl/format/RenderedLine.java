package citylake.etl.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;

/**
 * Writes one record of a packed file as a line of JSON without blanks: members in the file's own
 * order, values as they are stored. A record that cannot be read is a list instead: what is wrong
 * with it, and its bytes in hex digits.
 */
final class RenderedLine {
  /** As long as the longest record that the night takes. */
  private static final int LONGEST = 64 << 20;

  private static final JsonFactory JSON = new JsonFactory();

  private RenderedLine() {}

  /** Writes the value on which the generator stands. */
  interface Content {
    void writeTo(JsonGenerator json) throws IOException;
  }

  /** Writes the values of a record of which a text may be none. */
  interface Values {
    void writeTo(ValueWriter values) throws IOException;
  }

  /**
   * @param recordsBefore for the message of a record that is too long
   */
  static byte[] of(Content content, long recordsBefore) throws IOException {
    ByteArrayOutputStream line = new Bounded(recordsBefore);
    try (JsonGenerator json = JSON.createGenerator(line)) {
      content.writeTo(json);
    }
    return line.toByteArray();
  }

  /** As {@link #of}; a record with text that is no UTF-8 is faulty. */
  static byte[] ofValues(Values content, long recordsBefore) throws IOException {
    ByteArrayOutputStream line = new Bounded(recordsBefore);
    String undecodable;
    try (JsonGenerator json = JSON.createGenerator(line)) {
      ValueWriter values = new ValueWriter(json);
      content.writeTo(values);
      undecodable = values.undecodable();
    }
    return undecodable == null
        ? line.toByteArray()
        : faulty(
            RecordFault.Kind.UNDECODABLE,
            "not valid UTF-8 in field '%s'".formatted(undecodable),
            line.toByteArray());
  }

  static byte[] faulty(RecordFault.Kind kind, String fault, byte[] record) throws IOException {
    return of(
        json -> {
          json.writeStartArray();
          json.writeString(kind.name());
          json.writeString(fault);
          json.writeString(HexFormat.of().formatHex(record));
          json.writeEndArray();
        },
        0);
  }

  private static final class Bounded extends ByteArrayOutputStream {
    private final long recordsBefore;

    private Bounded(long recordsBefore) {
      this.recordsBefore = recordsBefore;
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      if (size() + (long) length > LONGEST) {
        throw new TooLong(
            "the record after record %d is longer than %d bytes".formatted(recordsBefore, LONGEST));
      }
      super.write(bytes, from, length);
    }
  }

  /** Carried through libraries that know no checked exception; {@link #unfit} tells it. */
  static final class TooLong extends RuntimeException {
    private TooLong(String what) {
      super(what);
    }

    UnfitFile unfit() {
      return new UnfitFile(
          "record_too_long",
          getMessage(),
          "it is another dump, or a value was never ended",
          "the file with records as in the contract");
    }
  }
}
