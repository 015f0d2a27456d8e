package citylake.serving.gateway.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hive.service.rpc.thrift.TCLIServiceConstants;
import org.apache.hive.service.rpc.thrift.TColumnDesc;
import org.apache.hive.service.rpc.thrift.TPrimitiveTypeEntry;
import org.apache.hive.service.rpc.thrift.TTableSchema;
import org.apache.hive.service.rpc.thrift.TTypeDesc;
import org.apache.hive.service.rpc.thrift.TTypeEntry;
import org.apache.hive.service.rpc.thrift.TTypeQualifierValue;
import org.apache.hive.service.rpc.thrift.TTypeQualifiers;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;

/**
 * A column of a result.
 *
 * @param precision digits, of a decimal; otherwise the type's own
 * @param scale digits behind the point, of a decimal; otherwise 0
 */
public record ResultColumn(String name, SqlType type, int precision, int scale) {
  public static ResultColumn of(String name, SqlType type) {
    return new ResultColumn(name, type, type.precision(), 0);
  }

  public static List<ResultColumn> of(StructType schema) {
    return Arrays.stream(schema.fields())
        .map(
            field ->
                field.dataType() instanceof DecimalType decimal
                    ? new ResultColumn(
                        field.name(), SqlType.DECIMAL, decimal.precision(), decimal.scale())
                    : of(field.name(), SqlType.of(field.dataType())))
        .toList();
  }

  public static TTableSchema schema(List<ResultColumn> columns) {
    return new TTableSchema(
        IntStream.range(0, columns.size())
            .mapToObj(
                i -> new TColumnDesc(columns.get(i).name(), columns.get(i).description(), i + 1))
            .toList());
  }

  private TTypeDesc description() {
    TPrimitiveTypeEntry entry = new TPrimitiveTypeEntry(type.wire());
    if (type == SqlType.DECIMAL) {
      entry.setTypeQualifiers(
          new TTypeQualifiers(
              Map.of(
                  TCLIServiceConstants.PRECISION, TTypeQualifierValue.i32Value(precision),
                  TCLIServiceConstants.SCALE, TTypeQualifierValue.i32Value(scale))));
    }
    return new TTypeDesc(List.of(TTypeEntry.primitiveEntry(entry)));
  }
}
