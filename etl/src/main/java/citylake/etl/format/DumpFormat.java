package citylake.etl.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Knows the bytes and records of one file format, and nothing of what they are about.
 *
 * <p>A format whose files hold no text of records (a workbook, a column file) is unpacked first:
 * each record becomes a line of text, which is then its evidence; numbers, offsets and hashes are
 * those of this text.
 */
public interface DumpFormat {

  /** As a dump's contract names it. */
  String name();

  FormatWords words();

  /** Settings that the contract has to make, beside {@code format}. */
  default List<String> settings() {
    return List.of();
  }

  /** Settings that it may make. */
  default List<String> optionalSettings() {
    return List.of();
  }

  /** Whether a field has a place of its own in the record ({@link Layout#places}). */
  default boolean hasPlaces() {
    return true;
  }

  /** Whether places are paths, in which a dot stands between a parent and its member. */
  default boolean hasPaths() {
    return false;
  }

  /** What is wrong with a shape of this format, beside its fields' names. */
  List<String> faults(DumpShape shape);

  /** What a file is that begins so, with its article; empty where it may be of this format. */
  Optional<String> otherThan(byte[] start);

  /** Whether it is read without libraries beyond those that a city's own checker carries. */
  default boolean runsAlone() {
    return true;
  }

  /** Whether {@link #unpacked} does anything, so that a file can only be read from its start. */
  default boolean isPacked() {
    return false;
  }

  /** Whether that text is none of the file's own, but rendered in UTF-8 from what it stores. */
  default boolean isRendered() {
    return false;
  }

  /**
   * The text of the records of a file.
   *
   * @param file its bytes; closed by the result
   * @throws UnfitFile when the file is not of this format; later too, while reading
   */
  default InputStream unpacked(InputStream file, DumpShape shape) throws IOException {
    return file;
  }

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

  /** A record with these fields, as {@link RecordText#of} gives it. */
  byte[] write(List<String> values, DumpShape shape);

  /** The format of this shape. */
  static DumpFormat of(DumpShape shape) {
    return Formats.named(shape.format())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid format '%s': known is %s."
                        .formatted(shape.format(), String.join(", ", Formats.NAMES))));
  }
}
