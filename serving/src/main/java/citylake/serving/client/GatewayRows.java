package citylake.serving.client;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import org.apache.hive.service.rpc.thrift.TColumn;
import org.apache.hive.service.rpc.thrift.TRowSet;

/** Rows of a message as values; bytes as hexadecimal digits. */
final class GatewayRows {
  private GatewayRows() {}

  static List<List<Object>> of(TRowSet set) {
    List<List<Object>> rows = new ArrayList<>();
    for (TColumn column : set.getColumns()) {
      List<?> values = values(column);
      BitSet nulls = BitSet.valueOf(nulls(column));
      for (int i = 0; i < values.size(); i++) {
        if (rows.size() <= i) {
          rows.add(new ArrayList<>());
        }
        rows.get(i).add(nulls.get(i) ? null : shown(values.get(i)));
      }
    }
    return rows;
  }

  private static Object shown(Object value) {
    if (value instanceof ByteBuffer bytes) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      return HexFormat.of().formatHex(copy);
    }
    return value;
  }

  private static List<?> values(TColumn column) {
    return switch (column.getSetField()) {
      case BOOL_VAL -> column.getBoolVal().getValues();
      case BYTE_VAL -> column.getByteVal().getValues();
      case I16_VAL -> column.getI16Val().getValues();
      case I32_VAL -> column.getI32Val().getValues();
      case I64_VAL -> column.getI64Val().getValues();
      case DOUBLE_VAL -> column.getDoubleVal().getValues();
      case STRING_VAL -> column.getStringVal().getValues();
      case BINARY_VAL -> column.getBinaryVal().getValues();
    };
  }

  private static byte[] nulls(TColumn column) {
    return switch (column.getSetField()) {
      case BOOL_VAL -> column.getBoolVal().getNulls();
      case BYTE_VAL -> column.getByteVal().getNulls();
      case I16_VAL -> column.getI16Val().getNulls();
      case I32_VAL -> column.getI32Val().getNulls();
      case I64_VAL -> column.getI64Val().getNulls();
      case DOUBLE_VAL -> column.getDoubleVal().getNulls();
      case STRING_VAL -> column.getStringVal().getNulls();
      case BINARY_VAL -> column.getBinaryVal().getNulls();
    };
  }
}
