package citylake.etl.draft;

import citylake.etl.format.DumpFormat;
import citylake.etl.format.DumpShape;
import citylake.etl.format.RecordCursor;
import citylake.etl.format.RecordFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Walks over the records of a file in memory, with the same reader as a night. */
final class Records {
  private static final int MOST_RECORD_BYTES = 16 * 1024 * 1024;

  private final TextEncoding text;
  private final DumpShape shape;

  Records(TextEncoding text, DumpShape shape) {
    this.text = text;
    this.shape = shape;
  }

  /** Takes records until it says enough. */
  @FunctionalInterface
  interface Taker {
    /**
     * @param number 1-based; data records only
     * @param fields as found, possibly fewer or more than the shape has; empty where undecodable
     * @param fault null where the record has the declared shape
     * @return whether to go on
     */
    boolean take(long number, List<String> fields, RecordFault fault);
  }

  /** Gives every data record to the taker; a header is left out. */
  void forEach(Taker taker) {
    try {
      RecordCursor cursor =
          DumpFormat.of(shape)
              .open(
                  new ByteArrayInputStream(text.bytes()),
                  shape,
                  0,
                  Long.MAX_VALUE,
                  MOST_RECORD_BYTES);
      if (shape.header() && !cursor.next()) {
        return;
      }
      long number = 0;
      while (cursor.next()) {
        number++;
        RecordFault fault = cursor.fault();
        if (!taker.take(number, fields(cursor, fault), fault)) {
          return;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read records from memory", e);
    }
  }

  private static List<String> fields(RecordCursor cursor, RecordFault fault) {
    if (fault != null && fault.kind() == RecordFault.Kind.UNDECODABLE) {
      return List.of();
    }
    int count = Math.min(cursor.fields(), 1000);
    List<String> fields = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      fields.add(cursor.field(i).toString());
    }
    return fields;
  }
}
