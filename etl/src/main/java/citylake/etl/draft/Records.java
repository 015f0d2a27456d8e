package citylake.etl.draft;

import citylake.etl.format.DumpFormat;
import citylake.etl.format.DumpShape;
import citylake.etl.format.RecordCursor;
import citylake.etl.format.RecordFault;
import citylake.etl.format.RecordTooLong;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Walks over the records of a file in memory, with the same reader as a night. */
final class Records {
  /** More are neither named nor drafted. */
  static final int MOST_FIELDS = 1000;

  private static final int MOST_RECORD_MB = 16;

  private final TextEncoding text;
  private final DumpShape shape;
  private final String fileName;

  private final List<DerivedColumn> derived;

  Records(TextEncoding text, DumpShape shape, String fileName) {
    this(text, shape, fileName, List.of());
  }

  /** Sound records end with the derived columns. */
  Records(TextEncoding text, DumpShape shape, String fileName, List<DerivedColumn> derived) {
    this.text = text;
    this.shape = shape;
    this.fileName = fileName;
    this.derived = List.copyOf(derived);
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

  /**
   * Gives every data record to the taker; a header is left out.
   *
   * @throws CannotDraft when a record has no end
   */
  void forEach(Taker taker) {
    try {
      walk(taker);
    } catch (RecordTooLong e) {
      throw new CannotDraft(
          "Cannot draft from %s: the record at byte %d has no end within %d MB, most likely because a quote is opened there and never closed. Look at that place; a quote inside a quoted field must stand twice. Mend or cut the file and try again; nothing was written."
              .formatted(fileName, e.byteOffset(), MOST_RECORD_MB),
          e);
    }
  }

  /** The fields of the first records that can be decoded, or of those before one without an end. */
  List<List<String>> first(int most) {
    List<List<String>> records = new ArrayList<>();
    try {
      walk(
          (number, fields, fault) -> {
            if (!fields.isEmpty()) {
              records.add(fields);
            }
            return records.size() < most;
          });
    } catch (RecordTooLong e) {
      // With a wrong separator a quote may stand where a field begins: those before it must do.
      return records;
    }
    return records;
  }

  private void walk(Taker taker) throws RecordTooLong {
    try {
      RecordCursor cursor =
          DumpFormat.of(shape)
              .open(
                  new ByteArrayInputStream(text.bytes()),
                  shape,
                  0,
                  Long.MAX_VALUE,
                  MOST_RECORD_MB << 20);
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
    } catch (RecordTooLong e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read records from memory", e);
    }
  }

  private List<String> fields(RecordCursor cursor, RecordFault fault) {
    if (fault != null && fault.kind() == RecordFault.Kind.UNDECODABLE) {
      return List.of();
    }
    int count = Math.min(cursor.fields(), MOST_FIELDS + 1);
    List<String> fields = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      fields.add(cursor.field(i).toString());
    }
    if (fault == null) {
      derived.forEach(column -> fields.add(column.value().apply(fields)));
    }
    return fields;
  }
}
