package citylake.serving.gateway.spool;

import citylake.serving.gateway.wire.ResultColumn;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A row as it is spooled: for each column whether it is null, and its value. */
final class RowBytes {
  private RowBytes() {}

  static void write(DataOutputStream out, List<ResultColumn> columns, Object[] row)
      throws IOException {
    for (int i = 0; i < row.length; i++) {
      out.writeBoolean(row[i] == null);
      if (row[i] != null) {
        write(out, columns.get(i), row[i]);
      }
    }
  }

  private static void write(DataOutputStream out, ResultColumn column, Object value)
      throws IOException {
    switch (column.type().shape()) {
      case BOOLEAN -> out.writeBoolean((Boolean) value);
      case BYTE -> out.writeByte((Byte) value);
      case SHORT -> out.writeShort((Short) value);
      case INT -> out.writeInt((Integer) value);
      case LONG -> out.writeLong((Long) value);
      case DOUBLE -> out.writeDouble((Double) value);
      case TEXT -> write(out, ((String) value).getBytes(StandardCharsets.UTF_8));
      case BYTES -> write(out, (byte[]) value);
    }
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static Object[] read(DataInputStream in, List<ResultColumn> columns) throws IOException {
    Object[] row = new Object[columns.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = in.readBoolean() ? null : read(in, columns.get(i));
    }
    return row;
  }

  private static Object read(DataInputStream in, ResultColumn column) throws IOException {
    return switch (column.type().shape()) {
      case BOOLEAN -> in.readBoolean();
      case BYTE -> in.readByte();
      case SHORT -> in.readShort();
      case INT -> in.readInt();
      case LONG -> in.readLong();
      case DOUBLE -> in.readDouble();
      case TEXT -> new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
      case BYTES -> in.readNBytes(in.readInt());
    };
  }
}
