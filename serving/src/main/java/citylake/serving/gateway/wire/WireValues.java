package citylake.serving.gateway.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import org.apache.spark.sql.Row;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Values of rows as they travel: {@code Boolean, Byte, Short, Integer, Long, Double, String,
 * byte[]}, or null.
 *
 * <p>Instants are given in UTC, wall clocks as they are, both as {@code 2026-03-02 12:00:00} with
 * the digits of a second that there are.
 */
public final class WireValues {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MICROS = 6;
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, MICROS, true)
          .toFormatter();

  private WireValues() {}

  public static Object[] of(Row row, List<ResultColumn> columns) {
    Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.isNullAt(i) ? null : of(row.get(i), columns.get(i).type().shape());
    }
    return values;
  }

  private static Object of(Object value, SqlType.Shape shape) {
    return switch (shape) {
      // By way of its text: 0.1 stays 0.1, and does not become 0.10000000149.
      case DOUBLE -> value instanceof Float single ? Double.valueOf(single.toString()) : value;
      case TEXT -> text(value);
      default -> value;
    };
  }

  private static String text(Object value) {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    } else if (value instanceof Timestamp time) {
      return TIME.format(time.toInstant().atOffset(ZoneOffset.UTC));
    } else if (value instanceof Instant time) {
      return TIME.format(time.atOffset(ZoneOffset.UTC));
    } else if (value instanceof LocalDateTime time) {
      return TIME.format(time);
    }
    JsonNode json = json(value);
    return json.isContainerNode() ? json.toString() : json.asText();
  }

  private static JsonNode json(Object value) {
    if (value instanceof Row row) {
      ObjectNode node = JSON.createObjectNode();
      for (int i = 0; i < row.length(); i++) {
        node.set(row.schema().fieldNames()[i], json(row.get(i)));
      }
      return node;
    } else if (value instanceof scala.collection.Map<?, ?> map) {
      ObjectNode node = JSON.createObjectNode();
      CollectionConverters.asJava(map)
          .forEach((key, held) -> node.set(json(key).asText(), json(held)));
      return node;
    } else if (value instanceof scala.collection.Iterable<?> list) {
      ArrayNode node = JSON.createArrayNode();
      CollectionConverters.asJava(list).forEach(held -> node.add(json(held)));
      return node;
    } else if (value instanceof BigDecimal
        || value instanceof Timestamp
        || value instanceof Instant
        || value instanceof LocalDateTime) {
      return JSON.getNodeFactory().textNode(text(value));
    } else if (value instanceof Number || value instanceof Boolean || value instanceof byte[]) {
      return JSON.valueToTree(value);
    }
    return value == null ? JSON.nullNode() : JSON.getNodeFactory().textNode(value.toString());
  }
}
