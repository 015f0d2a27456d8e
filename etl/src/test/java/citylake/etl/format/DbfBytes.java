package citylake.etl.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A dbf file, written byte for byte after the dBase III documentation. */
final class DbfBytes {
  private record Column(String name, char type, int length) {}

  private final Charset encoding;
  private final List<Column> columns = new ArrayList<>();
  private final ByteArrayOutputStream records = new ByteArrayOutputStream();
  private int count;

  DbfBytes(Charset encoding) {
    this.encoding = encoding;
  }

  DbfBytes column(String name, char type, int length) {
    columns.add(new Column(name, type, length));
    return this;
  }

  DbfBytes record(String... values) {
    return record(' ', values);
  }

  /** Marked as deleted. */
  DbfBytes deleted(String... values) {
    return record('*', values);
  }

  private DbfBytes record(char mark, String... values) {
    byte[][] bytes = new byte[values.length][];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = values[i].getBytes(encoding);
    }
    return record(mark, bytes);
  }

  DbfBytes record(char mark, byte[]... values) {
    records.write(mark);
    for (int i = 0; i < values.length; i++) {
      byte[] padded = new byte[columns.get(i).length()];
      Arrays.fill(padded, (byte) ' ');
      boolean isRight = columns.get(i).type() == 'N';
      int from = isRight ? padded.length - values[i].length : 0;
      System.arraycopy(values[i], 0, padded, from, values[i].length);
      records.writeBytes(padded);
    }
    count++;
    return this;
  }

  byte[] bytes() {
    int headerBytes = 32 + 32 * columns.size() + 1;
    int recordBytes = 1 + columns.stream().mapToInt(Column::length).sum();
    ByteBuffer file =
        ByteBuffer.allocate(headerBytes + records.size() + 1).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 3).put(new byte[] {126, 3, 2}).putInt(count);
    file.putShort((short) headerBytes).putShort((short) recordBytes).position(32);
    for (Column column : columns) {
      int at = file.position();
      file.put(column.name().getBytes(encoding)).position(at + 11);
      file.put((byte) column.type()).position(at + 16);
      file.put((byte) column.length()).position(at + 32);
    }
    return file.put((byte) 0x0D).put(records.toByteArray()).put((byte) 0x1A).array();
  }
}
