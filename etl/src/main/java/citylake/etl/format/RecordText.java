package citylake.etl.format;

import java.util.List;

/** Writes one record, so that the reader of its format finds exactly these fields in it. */
public final class RecordText {
  private RecordText() {}

  /**
   * The record's bytes in the shape's encoding, without a record end.
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
    return DumpFormat.of(shape).write(values, shape);
  }

  /** The names of the fields, for messages. */
  public static String names(DumpShape shape) {
    return String.join(", ", shape.fields());
  }
}
