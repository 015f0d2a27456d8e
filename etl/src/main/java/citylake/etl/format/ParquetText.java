package citylake.etl.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.time.temporal.JulianFields;
import java.util.HexFormat;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * Parquet values as JSON: dates and times in ISO form (instants with a Z, local ones without),
 * decimals by their digits, bytes that are no text in hex. A time of 96 bits, which carries no
 * zone, is written without one, as it is stored.
 */
final class ParquetText {
  private final ValueWriter values;
  private final JsonGenerator json;

  private ParquetText(ValueWriter values) {
    this.values = values;
    this.json = values.json();
  }

  static void write(Group record, ValueWriter values) throws IOException {
    new ParquetText(values).record(record);
  }

  private void record(Group record) throws IOException {
    json.writeStartObject();
    GroupType type = record.getType();
    for (int i = 0; i < type.getFieldCount(); i++) {
      json.writeFieldName(type.getFieldName(i));
      field(record, i, type.getType(i));
    }
    json.writeEndObject();
  }

  private void field(Group record, int field, Type type) throws IOException {
    int count = record.getFieldRepetitionCount(field);
    if (type.isRepetition(Type.Repetition.REPEATED)) {
      json.writeStartArray();
      for (int i = 0; i < count; i++) {
        value(record, field, i, type);
      }
      json.writeEndArray();
    } else if (count == 0) {
      json.writeNull();
    } else {
      value(record, field, 0, type);
    }
  }

  private void value(Group record, int field, int index, Type type) throws IOException {
    if (type.isPrimitive()) {
      single(record, field, index, type.asPrimitiveType());
      return;
    }
    Group group = record.getGroup(field, index);
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    if (logical instanceof ListLogicalTypeAnnotation) {
      list(group);
    } else if (logical instanceof MapLogicalTypeAnnotation) {
      map(group);
    } else {
      record(group);
    }
  }

  /** A list is a group around a repeated group around the element; old writers left out one. */
  private void list(Group list) throws IOException {
    Type repeated = list.getType().getType(0);
    boolean isWrapped = !repeated.isPrimitive() && repeated.asGroupType().getFieldCount() == 1;
    json.writeStartArray();
    for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
      if (isWrapped) {
        Group wrapper = list.getGroup(0, i);
        field(wrapper, 0, wrapper.getType().getType(0));
      } else {
        value(list, 0, i, repeated);
      }
    }
    json.writeEndArray();
  }

  private void map(Group map) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < map.getFieldRepetitionCount(0); i++) {
      Group entry = map.getGroup(0, i);
      json.writeFieldName(entry.getValueToString(0, 0));
      field(entry, 1, entry.getType().getType(1));
    }
    json.writeEndObject();
  }

  private void single(Group record, int field, int index, PrimitiveType type) throws IOException {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> json.writeBoolean(record.getBoolean(field, index));
      case INT32 -> json.writeString(whole(record.getInteger(field, index), logical));
      case INT64 -> json.writeString(whole(record.getLong(field, index), logical));
      case FLOAT -> json.writeString(StoredText.of(record.getFloat(field, index)));
      case DOUBLE -> json.writeString(StoredText.of(record.getDouble(field, index)));
      case INT96 -> json.writeString(time96(record.getInt96(field, index)));
      default -> binary(record.getBinary(field, index).getBytes(), type);
    }
  }

  private static String whole(long value, LogicalTypeAnnotation logical) {
    if (logical instanceof DateLogicalTypeAnnotation) {
      return LocalDate.ofEpochDay(value).toString();
    }
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return BigDecimal.valueOf(value, decimal.getScale()).toPlainString();
    }
    if (logical instanceof TimeLogicalTypeAnnotation time) {
      return StoredText.sinceMidnight(value, perSecond(time.getUnit()));
    }
    if (logical instanceof TimestampLogicalTypeAnnotation time) {
      return StoredText.sinceEpoch(value, perSecond(time.getUnit()))
          + (time.isAdjustedToUTC() ? "Z" : "");
    }
    return Long.toString(value);
  }

  private static long perSecond(LogicalTypeAnnotation.TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> 1_000;
      case MICROS -> 1_000_000;
      case NANOS -> 1_000_000_000;
    };
  }

  /** Nanoseconds of the day, then the Julian day. */
  private static String time96(Binary value) {
    ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    long nanosOfDay = bytes.getLong();
    int day = bytes.getInt();
    return StoredText.of(
        LocalDate.EPOCH.with(JulianFields.JULIAN_DAY, day).atStartOfDay().plusNanos(nanosOfDay));
  }

  private static boolean isText(LogicalTypeAnnotation logical) {
    return logical instanceof StringLogicalTypeAnnotation
        || logical instanceof EnumLogicalTypeAnnotation
        || logical instanceof JsonLogicalTypeAnnotation;
  }

  /** Old writers do not say that bytes are text, so those that can be are taken for it. */
  private void binary(byte[] bytes, PrimitiveType type) throws IOException {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      json.writeString(StoredText.decimal(bytes, decimal.getScale()));
    } else if (isText(logical) || (logical == null && Utf8.isValid(bytes, 0, bytes.length))) {
      values.text(bytes, 0, bytes.length, type.getName());
    } else {
      json.writeString(HexFormat.of().formatHex(bytes));
    }
  }
}
