package citylake.serving.gateway.wire;

import java.sql.Types;
import org.apache.hive.service.rpc.thrift.TTypeId;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/**
 * The types that clients are told of, and how their values travel.
 *
 * <p>What the protocol has no plain type for (structs, arrays, maps, intervals, variants) is given
 * as text, the first three as JSON: every client can read that.
 */
public enum SqlType {
  BOOLEAN(TTypeId.BOOLEAN_TYPE, Types.BOOLEAN, Shape.BOOLEAN, 1),
  TINYINT(TTypeId.TINYINT_TYPE, Types.TINYINT, Shape.BYTE, 3),
  SMALLINT(TTypeId.SMALLINT_TYPE, Types.SMALLINT, Shape.SHORT, 5),
  INT(TTypeId.INT_TYPE, Types.INTEGER, Shape.INT, 10),
  BIGINT(TTypeId.BIGINT_TYPE, Types.BIGINT, Shape.LONG, 19),
  FLOAT(TTypeId.FLOAT_TYPE, Types.FLOAT, Shape.DOUBLE, 7),
  DOUBLE(TTypeId.DOUBLE_TYPE, Types.DOUBLE, Shape.DOUBLE, 15),
  DECIMAL(TTypeId.DECIMAL_TYPE, Types.DECIMAL, Shape.TEXT, 38),
  STRING(TTypeId.STRING_TYPE, Types.VARCHAR, Shape.TEXT, Integer.MAX_VALUE),
  DATE(TTypeId.DATE_TYPE, Types.DATE, Shape.TEXT, 10),
  TIMESTAMP(TTypeId.TIMESTAMP_TYPE, Types.TIMESTAMP, Shape.TEXT, 29),
  BINARY(TTypeId.BINARY_TYPE, Types.BINARY, Shape.BYTES, Integer.MAX_VALUE);

  /** How a value lies in a message: decimals, dates and times are text there. */
  public enum Shape {
    BOOLEAN,
    BYTE,
    SHORT,
    INT,
    LONG,
    DOUBLE,
    TEXT,
    BYTES
  }

  private final TTypeId wire;
  private final int jdbc;
  private final Shape shape;
  private final int precision;

  SqlType(TTypeId wire, int jdbc, Shape shape, int precision) {
    this.wire = wire;
    this.jdbc = jdbc;
    this.shape = shape;
    this.precision = precision;
  }

  public static SqlType of(DataType type) {
    if (type instanceof BooleanType) {
      return BOOLEAN;
    } else if (type instanceof ByteType) {
      return TINYINT;
    } else if (type instanceof ShortType) {
      return SMALLINT;
    } else if (type instanceof IntegerType) {
      return INT;
    } else if (type instanceof LongType) {
      return BIGINT;
    } else if (type instanceof FloatType) {
      return FLOAT;
    } else if (type instanceof DoubleType) {
      return DOUBLE;
    } else if (type instanceof DecimalType) {
      return DECIMAL;
    } else if (type instanceof DateType) {
      return DATE;
    } else if (type instanceof TimestampType || type instanceof TimestampNTZType) {
      return TIMESTAMP;
    }
    return type instanceof BinaryType ? BINARY : STRING;
  }

  public TTypeId wire() {
    return wire;
  }

  /** Of {@link java.sql.Types}. */
  public int jdbc() {
    return jdbc;
  }

  public Shape shape() {
    return shape;
  }

  /** Most digits or characters. */
  public int precision() {
    return precision;
  }

  public boolean isNumber() {
    return switch (this) {
      case TINYINT, SMALLINT, INT, BIGINT, FLOAT, DOUBLE, DECIMAL -> true;
      default -> false;
    };
  }
}
