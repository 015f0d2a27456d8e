package citylake.serving.gateway.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.apache.hive.service.rpc.thrift.TBinaryColumn;
import org.apache.hive.service.rpc.thrift.TBoolColumn;
import org.apache.hive.service.rpc.thrift.TBoolValue;
import org.apache.hive.service.rpc.thrift.TByteColumn;
import org.apache.hive.service.rpc.thrift.TByteValue;
import org.apache.hive.service.rpc.thrift.TColumn;
import org.apache.hive.service.rpc.thrift.TColumnValue;
import org.apache.hive.service.rpc.thrift.TDoubleColumn;
import org.apache.hive.service.rpc.thrift.TDoubleValue;
import org.apache.hive.service.rpc.thrift.TI16Column;
import org.apache.hive.service.rpc.thrift.TI16Value;
import org.apache.hive.service.rpc.thrift.TI32Column;
import org.apache.hive.service.rpc.thrift.TI32Value;
import org.apache.hive.service.rpc.thrift.TI64Column;
import org.apache.hive.service.rpc.thrift.TI64Value;
import org.apache.hive.service.rpc.thrift.TProtocolVersion;
import org.apache.hive.service.rpc.thrift.TRow;
import org.apache.hive.service.rpc.thrift.TRowSet;
import org.apache.hive.service.rpc.thrift.TStringColumn;
import org.apache.hive.service.rpc.thrift.TStringValue;

/**
 * Rows as a message holds them: column by column, or row by row for clients that speak no version
 * from 6 on.
 */
public final class RowSets {
  private RowSets() {}

  /**
   * @param start number of the first row in the result, 0-based
   */
  public static TRowSet of(
      List<ResultColumn> columns, List<Object[]> rows, long start, TProtocolVersion version) {
    boolean isColumnar =
        version.getValue() >= TProtocolVersion.HIVE_CLI_SERVICE_PROTOCOL_V6.getValue();
    TRowSet set = new TRowSet(start, new ArrayList<>());
    if (isColumnar) {
      set.setColumns(
          IntStream.range(0, columns.size())
              .mapToObj(i -> column(columns.get(i).type().shape(), rows, i))
              .toList());
    } else {
      rows.forEach(row -> set.addToRows(row(columns, row)));
    }
    return set;
  }

  private static TColumn column(SqlType.Shape shape, List<Object[]> rows, int at) {
    BitSet nulls = new BitSet(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      nulls.set(i, rows.get(i)[at] == null);
    }
    ByteBuffer bits = ByteBuffer.wrap(nulls.toByteArray());
    return switch (shape) {
      case BOOLEAN -> TColumn.boolVal(new TBoolColumn(values(rows, at, false), bits));
      case BYTE -> TColumn.byteVal(new TByteColumn(values(rows, at, (byte) 0), bits));
      case SHORT -> TColumn.i16Val(new TI16Column(values(rows, at, (short) 0), bits));
      case INT -> TColumn.i32Val(new TI32Column(values(rows, at, 0), bits));
      case LONG -> TColumn.i64Val(new TI64Column(values(rows, at, 0L), bits));
      case DOUBLE -> TColumn.doubleVal(new TDoubleColumn(values(rows, at, 0.0), bits));
      case TEXT -> TColumn.stringVal(new TStringColumn(values(rows, at, ""), bits));
      case BYTES ->
          TColumn.binaryVal(
              new TBinaryColumn(
                  values(rows, at, new byte[0]).stream().map(ByteBuffer::wrap).toList(), bits));
    };
  }

  /** A null's place is held by any value; the bits tell. */
  @SuppressWarnings("unchecked") // the column's shape says what its values are
  private static <T> List<T> values(List<Object[]> rows, int at, T placeholder) {
    List<T> values = new ArrayList<>(rows.size());
    rows.forEach(row -> values.add(row[at] == null ? placeholder : (T) row[at]));
    return values;
  }

  private static TRow row(List<ResultColumn> columns, Object[] values) {
    TRow row = new TRow(new ArrayList<>());
    for (int i = 0; i < values.length; i++) {
      row.addToColVals(value(columns.get(i).type().shape(), values[i]));
    }
    return row;
  }

  private static TColumnValue value(SqlType.Shape shape, Object value) {
    return switch (shape) {
      case BOOLEAN ->
          TColumnValue.boolVal(set(new TBoolValue(), TBoolValue::setValue, (Boolean) value));
      case BYTE -> TColumnValue.byteVal(set(new TByteValue(), TByteValue::setValue, (Byte) value));
      case SHORT -> TColumnValue.i16Val(set(new TI16Value(), TI16Value::setValue, (Short) value));
      case INT -> TColumnValue.i32Val(set(new TI32Value(), TI32Value::setValue, (Integer) value));
      case LONG -> TColumnValue.i64Val(set(new TI64Value(), TI64Value::setValue, (Long) value));
      case DOUBLE ->
          TColumnValue.doubleVal(set(new TDoubleValue(), TDoubleValue::setValue, (Double) value));
      case TEXT -> text((String) value);
      // Rows of this form have no bytes; Hive writes them as text, one character a byte.
      case BYTES ->
          text(value == null ? null : new String((byte[]) value, StandardCharsets.ISO_8859_1));
    };
  }

  private static TColumnValue text(String value) {
    return TColumnValue.stringVal(set(new TStringValue(), TStringValue::setValue, value));
  }

  /** A null is a value that is not set. */
  private static <T, V> T set(T cell, BiConsumer<T, V> setter, V value) {
    if (value != null) {
      setter.accept(cell, value);
    }
    return cell;
  }
}
