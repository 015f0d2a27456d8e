package citylake.etl.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a cursor gave for one record, kept for comparison; fields are null where it has a fault. */
public record ReadRecord(long offset, String bytes, List<String> fields, String fault) {

  /** A shape of comma-separated UTF-8 text without a header. */
  public static DumpShape shape(String... fields) {
    return new DumpShape(
        "csv", java.nio.charset.StandardCharsets.UTF_8, ',', '"', false, List.of(fields));
  }

  /** All records of a file. */
  public static List<ReadRecord> all(DumpShape shape, byte[] file) {
    return all(shape, file, 0, Long.MAX_VALUE);
  }

  /** The records of a stretch of a file. */
  public static List<ReadRecord> all(DumpShape shape, byte[] file, long offset, long length) {
    ByteArrayInputStream bytes = new ByteArrayInputStream(file);
    bytes.skip(offset);
    RecordCursor cursor = DumpFormat.of(shape).open(bytes, shape, offset, length, 1 << 20);
    List<ReadRecord> records = new ArrayList<>();
    try {
      while (cursor.next()) {
        records.add(of(cursor, shape));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }

  private static ReadRecord of(RecordCursor cursor, DumpShape shape) {
    byte[] bytes =
        Arrays.copyOfRange(cursor.buffer(), cursor.start(), cursor.start() + cursor.length());
    RecordFault fault = cursor.fault();
    List<String> fields = fault == null ? new ArrayList<>() : null;
    for (int i = 0; fault == null && i < cursor.fields(); i++) {
      fields.add(cursor.field(i).toString());
    }
    return new ReadRecord(
        cursor.byteOffset(),
        new String(bytes, shape.textEncoding()),
        fields,
        fault == null ? null : fault.text());
  }
}
