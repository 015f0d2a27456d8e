package citylake.testing;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/** Makes values of rows comparable: one Java type for each kind of value, nested values too. */
final class CellValue {
  private CellValue() {}

  static Map<String, Object> byName(StructType schema, Row row) {
    Map<String, Object> values = new LinkedHashMap<>();
    String[] names = schema.fieldNames();
    for (int i = 0; i < names.length; i++) {
      values.put(names[i], of(row.get(i), schema.fields()[i].dataType()));
    }
    return values;
  }

  private static Object of(Object value, DataType type) {
    if (value instanceof Row nested && type instanceof StructType struct) {
      return byName(struct, nested);
    }
    if (type instanceof ArrayType array && value != null) {
      return elements(value).stream()
          .map(element -> of(element, array.elementType()))
          .collect(Collectors.toCollection(ArrayList::new));
    }
    if (value instanceof scala.collection.Map<?, ?> map) {
      return new LinkedHashMap<>(CollectionConverters.asJava(map));
    }
    if (value instanceof Timestamp timestamp) {
      return timestamp.toInstant();
    }
    if (value instanceof Date date) {
      return date.toLocalDate();
    }
    if (value instanceof byte[] bytes) {
      return "0x" + HexFormat.of().formatHex(bytes);
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.stripTrailingZeros();
    }
    return value;
  }

  private static List<?> elements(Object value) {
    return value instanceof scala.collection.Seq<?> seq
        ? CollectionConverters.asJava(seq)
        : (List<?>) value;
  }

  /** Whether two values agree; numbers with a fraction may be this far apart, at any depth. */
  static boolean agree(Object expected, Object found, double tolerance) {
    if (expected instanceof Double || expected instanceof Float) {
      return found instanceof Number number && close((Number) expected, number, tolerance);
    }
    if (expected instanceof List<?> a && found instanceof List<?> b) {
      return a.size() == b.size()
          && IntStream.range(0, a.size()).allMatch(i -> agree(a.get(i), b.get(i), tolerance));
    }
    if (expected instanceof Map<?, ?> a && found instanceof Map<?, ?> b) {
      return a.keySet().equals(b.keySet())
          && a.keySet().stream().allMatch(name -> agree(a.get(name), b.get(name), tolerance));
    }
    return Objects.equals(expected, found);
  }

  private static boolean close(Number expected, Number found, double tolerance) {
    double a = expected.doubleValue();
    double b = found.doubleValue();
    return Double.compare(a, b) == 0 || Math.abs(a - b) <= tolerance;
  }

  /** A value as shown in a difference: text in quotes when blanks would hide otherwise. */
  static String text(Object value) {
    if (value instanceof String text && (text.isEmpty() || !text.equals(text.strip()))) {
      return "'" + text + "'";
    }
    if (value instanceof Map<?, ?> struct) {
      return struct.entrySet().stream()
          .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(CellValue::text).collect(Collectors.joining(", ", "[", "]"));
    }
    return String.valueOf(value);
  }
}
