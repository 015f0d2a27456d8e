package citylake.etl.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;

/**
 * Avro values as JSON: dates and times in ISO form (instants with a Z, local ones without),
 * decimals by their digits, bytes in hex.
 */
final class AvroText {
  private static final long MILLIS = 1_000;
  private static final long MICROS = 1_000_000;
  private static final long NANOS = 1_000_000_000;

  private final ValueWriter values;
  private final JsonGenerator json;

  private AvroText(ValueWriter values) {
    this.values = values;
    this.json = values.json();
  }

  static void write(GenericRecord record, ValueWriter values) throws IOException {
    new AvroText(values).record(record);
  }

  private void record(GenericRecord record) throws IOException {
    json.writeStartObject();
    for (Schema.Field field : record.getSchema().getFields()) {
      json.writeFieldName(field.name());
      value(record.get(field.pos()), field.schema(), field.name());
    }
    json.writeEndObject();
  }

  private void value(Object value, Schema declared, String field) throws IOException {
    if (value == null) {
      json.writeNull();
      return;
    }
    Schema schema =
        declared.isUnion()
            ? declared.getTypes().get(GenericData.get().resolveUnion(declared, value))
            : declared;
    if (value instanceof GenericRecord record) {
      record(record);
    } else if (value instanceof Collection<?> items) {
      json.writeStartArray();
      for (Object item : items) {
        value(item, schema.getElementType(), field);
      }
      json.writeEndArray();
    } else if (value instanceof Map<?, ?> members) {
      json.writeStartObject();
      for (Map.Entry<?, ?> member : members.entrySet()) {
        json.writeFieldName(member.getKey().toString());
        value(member.getValue(), schema.getValueType(), field);
      }
      json.writeEndObject();
    } else if (value instanceof Utf8 text) {
      values.text(text.getBytes(), 0, text.getByteLength(), field);
    } else {
      single(value, schema);
    }
  }

  private void single(Object value, Schema schema) throws IOException {
    LogicalType logical = schema.getLogicalType();
    if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof Number number && logical != null) {
      json.writeString(time(number.longValue(), logical));
    } else if (value instanceof Double number) {
      json.writeString(StoredText.of(number));
    } else if (value instanceof Float number) {
      json.writeString(StoredText.of(number));
    } else if (value instanceof Number number) {
      json.writeNumber(number.longValue());
    } else if (value instanceof ByteBuffer bytes) {
      json.writeString(bytes(copy(bytes), logical));
    } else if (value instanceof GenericFixed fixed) {
      json.writeString(bytes(fixed.bytes(), logical));
    } else {
      json.writeString(value.toString());
    }
  }

  private static byte[] copy(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return copy;
  }

  private static String bytes(byte[] bytes, LogicalType logical) {
    return logical instanceof LogicalTypes.Decimal decimal
        ? StoredText.decimal(bytes, decimal.getScale())
        : HexFormat.of().formatHex(bytes);
  }

  private static String time(long value, LogicalType logical) {
    return switch (logical.getName()) {
      case "date" -> LocalDate.ofEpochDay(value).toString();
      case "time-millis" -> StoredText.sinceMidnight(value, MILLIS);
      case "time-micros" -> StoredText.sinceMidnight(value, MICROS);
      case "timestamp-millis" -> StoredText.sinceEpoch(value, MILLIS) + "Z";
      case "timestamp-micros" -> StoredText.sinceEpoch(value, MICROS) + "Z";
      case "timestamp-nanos" -> StoredText.sinceEpoch(value, NANOS) + "Z";
      case "local-timestamp-millis" -> StoredText.sinceEpoch(value, MILLIS);
      case "local-timestamp-micros" -> StoredText.sinceEpoch(value, MICROS);
      case "local-timestamp-nanos" -> StoredText.sinceEpoch(value, NANOS);
      default -> Long.toString(value);
    };
  }
}
