package citylake.etl.format;

import java.io.InputStream;

/** Knows the bytes and records of one file format, and nothing of what they are about. */
public interface DumpFormat {

  /** As a dump's contract names it. */
  String name();

  /**
   * Walks over the records of a stretch of whole records.
   *
   * @param bytes uncompressed, at {@code offset}; not closed by the cursor
   * @param offset where the stretch begins in the uncompressed file; at 0 a byte order mark is
   *     skipped
   * @param length of the stretch in bytes; {@link Long#MAX_VALUE} for "to the end"
   * @param maximumRecordBytes a longer record ends the walk with {@link RecordTooLong}
   */
  RecordCursor open(
      InputStream bytes, DumpShape shape, long offset, long length, int maximumRecordBytes);

  /** The format of this shape. */
  static DumpFormat of(DumpShape shape) {
    DumpFormat format = new DelimitedText();
    if (!format.name().equals(shape.format())) {
      throw new IllegalArgumentException(
          "Invalid format '%s': known is %s.".formatted(shape.format(), format.name()));
    }
    return format;
  }
}
