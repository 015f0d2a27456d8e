package citylake.orchestration.trace;

import citylake.etl.format.DumpFormat;
import citylake.etl.format.DumpShape;
import citylake.etl.format.RecordCursor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Splits one record into the fields of its dump, by the same reader that takes in whole files. */
final class RecordFields {
  private static final int NO_LIMIT = 1 << 30;

  private RecordFields() {}

  /** Text of each field as delivered, in file order; none for a record that does not split. */
  static Map<String, String> of(RawRecord record, DumpShape shape) {
    byte[] bytes = record.bytes();
    RecordCursor cursor =
        DumpFormat.of(shape)
            .open(
                new ByteArrayInputStream(bytes),
                shape,
                record.byteOffset(),
                bytes.length,
                NO_LIMIT);
    try {
      if (!cursor.next() || cursor.fault() != null) {
        return Map.of();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to split a record that is in memory", e);
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < shape.fields().size(); i++) {
      fields.put(shape.fields().get(i), cursor.field(i).toString());
    }
    return fields;
  }
}
