package citylake.etl.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Writes one record as a JSON object, so that {@link JsonFields} finds exactly these fields. */
final class JsonText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonText() {}

  /**
   * @param values text of each field, written as strings: a record that was mended by hand has no
   *     other types
   * @param places way to each field: names of members and indexes of elements
   */
  static byte[] of(List<String> values, List<List<Object>> places) {
    ObjectNode record = JSON.createObjectNode();
    for (int i = 0; i < values.size(); i++) {
      JsonNode at = record;
      List<Object> steps = places.get(i);
      for (int step = 0; step < steps.size() - 1; step++) {
        at = child(at, steps.get(step), steps.get(step + 1) instanceof Integer);
      }
      set(at, steps.get(steps.size() - 1), JSON.getNodeFactory().textNode(values.get(i)));
    }
    return record.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode child(JsonNode parent, Object step, boolean isList) {
    JsonNode found = step instanceof Integer index ? parent.get(index) : parent.get((String) step);
    if (found != null && found.isContainerNode()) {
      return found;
    }
    JsonNode child = isList ? JSON.createArrayNode() : JSON.createObjectNode();
    set(parent, step, child);
    return child;
  }

  private static void set(JsonNode parent, Object step, JsonNode value) {
    if (step instanceof Integer index) {
      ArrayNode list = (ArrayNode) parent;
      while (list.size() <= index) {
        list.addNull();
      }
      list.set(index, value);
    } else {
      ((ObjectNode) parent).set((String) step, value);
    }
  }

  /** What a file is whose beginning is text, but no JSON object; empty where it may be one. */
  static Optional<String> otherThanObject(byte[] start) {
    if (start.length == 0 || start[0] == '{' || start[0] <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        start[0] == '['
            ? "one JSON list"
            : OtherFormat.of(start).orElse("text that does not begin with '{'"));
  }
}
