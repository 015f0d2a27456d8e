package citylake.sample.form;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * A record as a nested JSON object: {@code place} and {@code record} are objects of their own, what
 * is unknown is left out, numbers and epoch times are numbers.
 */
final class NestedObject {
  private final Kind kind;
  private final Spelling spelling;
  private final String[] names;

  NestedObject(Kind kind, Habits habits) {
    this.kind = kind;
    this.spelling = new Spelling(kind, habits);
    this.names = FieldNames.CAMEL.header(kind);
  }

  void write(JsonGenerator json, Object[] values, Action action, int version) throws IOException {
    String[] texts = spelling.texts(values, action, version);
    json.writeStartObject();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null && !isPlace(i)) {
        json.writeFieldName(names[i]);
        value(json, kind.fields().get(i).type(), texts[i]);
      }
    }
    json.writeObjectFieldStart("place");
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null && isPlace(i)) {
        json.writeFieldName(names[i]);
        value(json, kind.fields().get(i).type(), texts[i]);
      }
    }
    json.writeEndObject();
    json.writeObjectFieldStart("record");
    json.writeStringField("action", action.code());
    json.writeNumberField("version", version);
    json.writeEndObject();
    json.writeEndObject();
  }

  private boolean isPlace(int field) {
    return switch (kind.fields().get(field).name()) {
      case "lon", "lat", "address_text", "district", "neighbourhood" -> true;
      default -> false;
    };
  }

  private static void value(JsonGenerator json, Field.Type type, String text) throws IOException {
    if (type == Field.Type.FLAG && (text.equals("true") || text.equals("false"))) {
      json.writeBoolean(Boolean.parseBoolean(text));
      return;
    }
    boolean isNumber =
        switch (type) {
          case LON, LAT, NUMBER, SPEED, TIME -> text.matches("-?\\d+(\\.\\d+)?");
          default -> false;
        };
    if (isNumber) {
      json.writeNumber(text);
    } else {
      json.writeString(text);
    }
  }
}
