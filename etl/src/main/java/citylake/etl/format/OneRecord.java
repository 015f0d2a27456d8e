package citylake.etl.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One record that lies in memory, split by the same cursor that walks over whole files.
 *
 * @param fields text of each field in file order; empty for a record with a fault
 * @param fault why the bytes are not one record of the shape, without their content; null where
 *     they are
 */
public record OneRecord(List<String> fields, String fault) {
  private static final int NO_LIMIT = 1 << 30;

  public OneRecord {
    fields = List.copyOf(fields);
  }

  /** Splits the bytes of a record, given without its record end. */
  public static OneRecord of(byte[] bytes, DumpShape shape) {
    // Behind offset 0, where alone a byte order mark may stand.
    RecordCursor cursor =
        DumpFormat.of(shape)
            .open(new ByteArrayInputStream(bytes), shape, 1, bytes.length, NO_LIMIT);
    try {
      if (!cursor.next()) {
        return new OneRecord(List.of(), "the record is empty");
      }
      if (cursor.fault() != null) {
        return new OneRecord(List.of(), cursor.fault().text());
      }
      if (cursor.length() != bytes.length) {
        return new OneRecord(List.of(), "more than one record");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to split a record that is in memory", e);
    }
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < shape.fields().size(); i++) {
      fields.add(cursor.field(i).toString());
    }
    return new OneRecord(fields, null);
  }
}
