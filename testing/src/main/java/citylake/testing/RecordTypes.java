package citylake.testing;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Which column type a record component's Java type stands for.
 *
 * <p>Instant is a timestamp, LocalDateTime a wall clock without zone (timestamp_ntz), byte[]
 * binary, an enum its name; lists, maps and records nest. Primitives are never null, all else may
 * be.
 */
final class RecordTypes {
  private static final Map<Class<?>, DataType> SIMPLE =
      Map.ofEntries(
          Map.entry(String.class, DataTypes.StringType),
          Map.entry(boolean.class, DataTypes.BooleanType),
          Map.entry(Boolean.class, DataTypes.BooleanType),
          Map.entry(short.class, DataTypes.ShortType),
          Map.entry(Short.class, DataTypes.ShortType),
          Map.entry(int.class, DataTypes.IntegerType),
          Map.entry(Integer.class, DataTypes.IntegerType),
          Map.entry(long.class, DataTypes.LongType),
          Map.entry(Long.class, DataTypes.LongType),
          Map.entry(float.class, DataTypes.FloatType),
          Map.entry(Float.class, DataTypes.FloatType),
          Map.entry(double.class, DataTypes.DoubleType),
          Map.entry(Double.class, DataTypes.DoubleType),
          Map.entry(BigDecimal.class, DataTypes.createDecimalType(38, 18)),
          Map.entry(byte[].class, DataTypes.BinaryType),
          Map.entry(Instant.class, DataTypes.TimestampType),
          Map.entry(LocalDateTime.class, DataTypes.TimestampNTZType),
          Map.entry(LocalDate.class, DataTypes.DateType));

  private RecordTypes() {}

  static StructType schema(Class<? extends Record> type) {
    StructType columns = new StructType();
    for (RecordComponent component : type.getRecordComponents()) {
      columns =
          columns.add(
              RecordRows.columnName(component.getName()),
              columnType(component.getGenericType(), type, component),
              !component.getType().isPrimitive());
    }
    return columns;
  }

  private static DataType columnType(Type type, Class<?> record, RecordComponent component) {
    if (type instanceof Class<?> simple) {
      if (SIMPLE.containsKey(simple)) {
        return SIMPLE.get(simple);
      }
      if (simple.isRecord()) {
        return schema(simple.asSubclass(Record.class));
      }
      if (simple.isEnum()) {
        return DataTypes.StringType;
      }
    }
    if (type instanceof ParameterizedType generic) {
      Type[] of = generic.getActualTypeArguments();
      if (generic.getRawType() == Optional.class) {
        return columnType(of[0], record, component);
      }
      if (generic.getRawType() == List.class) {
        return DataTypes.createArrayType(columnType(of[0], record, component));
      }
      if (generic.getRawType() == Map.class) {
        return DataTypes.createMapType(
            columnType(of[0], record, component), columnType(of[1], record, component));
      }
    }
    throw new IllegalArgumentException(
        "Cannot make a column of component %s of record %s: no column type stands for %s."
            .formatted(component.getName(), record.getSimpleName(), type.getTypeName()));
  }
}
