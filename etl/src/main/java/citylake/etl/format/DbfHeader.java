package citylake.etl.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a dbf file says of itself: structure of the header as in the dBase III to V and Visual
 * FoxPro documentation.
 *
 * @param records how many the header says there are, deleted ones counted
 * @param recordBytes length of each, with the mark of deletion before it
 */
record DbfHeader(long records, int recordBytes, List<Column> columns) {
  private static final int FIXED_BYTES = 32;
  private static final int COLUMN_BYTES = 32;
  private static final int NAME_BYTES = 11;
  private static final byte END_OF_COLUMNS = 0x0D;

  /** dBase III to IV, FoxPro, Visual FoxPro; with and without memos. */
  private static final Set<Integer> VERSIONS =
      Set.of(0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8B, 0xCB, 0xF5);

  private static final String MEMOS = "MGP";

  /** In dBase, a column B of this length is a memo; in FoxPro, B is a number of 8 bytes. */
  private static final int MEMO_BYTES = 10;

  /**
   * @param from of its first byte in a record
   */
  record Column(String name, char type, int from, int length) {
    boolean isText() {
      return type == 'C';
    }

    /** Whether it holds, for Visual FoxPro itself, which values of a record are null. */
    boolean isOfTheTable() {
      return type == '0';
    }
  }

  static DbfHeader read(InputStream file, DbfTable format, AgreedText names) throws IOException {
    byte[] fixed = file.readNBytes(FIXED_BYTES);
    if (fixed.length == 0) {
      throw UnfitFile.empty();
    }
    if (!VERSIONS.contains(fixed[0] & 0xFF)) {
      throw UnfitFile.wrongFormat(format.words(), fixed);
    }
    if (fixed.length < FIXED_BYTES) {
      throw UnfitFile.truncated("it ends within its header");
    }
    ByteBuffer header = ByteBuffer.wrap(fixed).order(ByteOrder.LITTLE_ENDIAN);
    long records = Integer.toUnsignedLong(header.getInt(4));
    int headerBytes = Short.toUnsignedInt(header.getShort(8));
    int recordBytes = Short.toUnsignedInt(header.getShort(10));
    byte[] rest = file.readNBytes(Math.max(0, headerBytes - FIXED_BYTES));
    if (rest.length < headerBytes - FIXED_BYTES) {
      throw UnfitFile.truncated("it ends within its header");
    }
    List<Column> columns = columns(rest, names);
    int used = 1 + columns.stream().mapToInt(Column::length).sum();
    if (columns.isEmpty() || used > recordBytes) {
      throw UnfitFile.corrupt(
          "its header is damaged: columns of %d bytes in records of %d"
              .formatted(used, recordBytes));
    }
    return new DbfHeader(records, recordBytes, columns);
  }

  private static List<Column> columns(byte[] bytes, AgreedText names) throws UnfitFile {
    List<Column> columns = new ArrayList<>();
    int from = 1;
    for (int at = 0;
        at + COLUMN_BYTES <= bytes.length && bytes[at] != END_OF_COLUMNS;
        at += COLUMN_BYTES) {
      char type = (char) bytes[at + NAME_BYTES];
      // Clipper keeps the higher byte of a long text's length where others keep decimals.
      int length = (bytes[at + 16] & 0xFF) + (type == 'C' ? (bytes[at + 17] & 0xFF) << 8 : 0);
      Column column = new Column(name(bytes, at, names), type, from, length);
      checkType(column);
      columns.add(column);
      from += length;
    }
    return columns;
  }

  private static void checkType(Column column) throws UnfitFile {
    boolean isBinaryMemo = column.type() == 'B' && column.length() == MEMO_BYTES;
    if (MEMOS.indexOf(column.type()) >= 0 || isBinaryMemo) {
      throw unreadable(
          "its column '%s' is a memo, whose text lies in another file".formatted(column.name()));
    }
    if (!column.isText() && DbfValue.TYPES.indexOf(column.type()) < 0) {
      throw unreadable(
          "its column '%s' is of type %s, which is not read"
              .formatted(column.name(), Character.isLetter(column.type()) ? column.type() : "?"));
    }
    int length = DbfValue.lengthOf(column.type());
    if (length > 0 && length != column.length()) {
      throw UnfitFile.corrupt(
          "its header is damaged: column '%s' of type %s has %d bytes instead of %d"
              .formatted(column.name(), column.type(), column.length(), length));
    }
  }

  private static UnfitFile unreadable(String what) {
    return new UnfitFile(
        "wrong_format",
        what,
        "the table was exported with columns of another type",
        "the table with text columns instead");
  }

  private static String name(byte[] bytes, int at, AgreedText names) throws UnfitFile {
    ByteArrayOutputStream name = new ByteArrayOutputStream();
    for (int i = at; i < at + NAME_BYTES && bytes[i] != 0; i++) {
      name.write(bytes[i]);
    }
    byte[] text = name.toByteArray();
    return names
        .of(text, 0, text.length)
        .orElseThrow(() -> names.unreadable("the name of one of its columns"))
        .strip();
  }
}
