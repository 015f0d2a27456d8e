package citylake.orchestration.trace;

import java.sql.Timestamp;
import java.util.HexFormat;
import org.apache.spark.sql.Row;

/** Values as people and JSON take them: numbers and truths as they are, all else as text. */
final class PlainValue {
  private PlainValue() {}

  /** Instants in UTC with Z, wall clocks without; bytes in hex; null stays null. */
  static Object of(Object value) {
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Timestamp instant) {
      return instant.toInstant().toString();
    }
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    return value.toString();
  }

  static Object of(Row row, String column) {
    return of(row.<Object>getAs(column));
  }

  static String hex(Row row, String column) {
    return (String) of(row, column);
  }
}
