package citylake.etl.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.HexFormat;

/**
 * Writes the values of one record of a binary file. Text that is no UTF-8 is written in hex, and
 * the first field that has such is remembered.
 */
final class ValueWriter {
  private final JsonGenerator json;
  private String undecodable;

  ValueWriter(JsonGenerator json) {
    this.json = json;
  }

  JsonGenerator json() {
    return json;
  }

  void text(byte[] bytes, int from, int length, String field) throws IOException {
    if (Utf8.isValid(bytes, from, from + length)) {
      json.writeUTF8String(bytes, from, length);
    } else {
      undecodable = undecodable == null ? field : undecodable;
      json.writeString(HexFormat.of().formatHex(bytes, from, from + length));
    }
  }

  /** Name of the first field whose text is no UTF-8; null where all is. */
  String undecodable() {
    return undecodable;
  }
}
