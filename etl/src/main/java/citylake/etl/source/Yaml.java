package citylake.etl.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * One mapping of a YAML file, read key by key; what is wrong goes into the problems instead of
 * stopping, so that all of it is reported at once.
 */
final class Yaml {
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final JsonNode node;
  private final String path;
  private final Problems problems;

  private Yaml(JsonNode node, String path, Problems problems) {
    this.node = node;
    this.path = path;
    this.problems = problems;
  }

  static Yaml read(String text, Problems problems) {
    JsonNode node = MissingNode.getInstance();
    try {
      node = MAPPER.readTree(text);
      if (!node.isObject()) {
        problems.add("file", "must hold keys and values");
      }
    } catch (JsonProcessingException e) {
      problems.add(
          "line " + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()),
          "is no YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""));
    }
    return new Yaml(node, "", problems);
  }

  /** Refuses all keys but these. */
  Yaml allowing(String... keys) {
    Set<String> allowed = new TreeSet<>(List.of(keys));
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!allowed.contains(key)) {
                problems.add(
                    path + key, "is unknown (allowed: %s)".formatted(String.join(", ", allowed)));
              }
            });
    return this;
  }

  /** Whether the file held a mapping at all. */
  boolean isMapping() {
    return node.isObject();
  }

  boolean has(String key) {
    return node.hasNonNull(key);
  }

  /** A mapping below this one; reported when it is missing or none. */
  Yaml mapping(String key) {
    JsonNode child = node.path(key);
    if (!child.isObject() && node.isObject()) {
      problems.add(path + key, "must be a mapping");
    }
    return new Yaml(child, path + key + ".", problems);
  }

  /** The mappings below this one, by key. */
  Map<String, Yaml> mappings() {
    Map<String, Yaml> mappings = new LinkedHashMap<>();
    node.fieldNames().forEachRemaining(key -> mappings.put(key, mapping(key)));
    return mappings;
  }

  /** The mappings of a list. */
  List<Yaml> list(String key) {
    JsonNode child = node.path(key);
    if (!child.isArray()) {
      return List.of();
    }
    List<Yaml> items = new ArrayList<>();
    for (int i = 0; i < child.size(); i++) {
      items.add(new Yaml(child.get(i), "%s%s[%d].".formatted(path, key, i), problems));
    }
    return items;
  }

  /** The texts of a list; none where the key is missing. */
  List<String> texts(String key) {
    if (!has(key)) {
      return List.of();
    }
    JsonNode child = node.get(key);
    List<String> texts = new ArrayList<>();
    child.forEach(text -> texts.add(text.asText().strip()));
    if (!child.isArray() || texts.isEmpty() || texts.contains("")) {
      problems.add(path + key, "must be a list of texts");
    }
    return List.copyOf(texts);
  }

  /** A text; "" and reported when it is missing or empty. */
  String text(String key) {
    return text(key, "a text", text -> text, "");
  }

  /** A text, or another where the key is missing. */
  String textOr(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  /**
   * A value read from its text.
   *
   * @param allowed for messages
   * @param reader throws a RuntimeException when the text is wrong
   * @param otherwise the answer when the value is wrong, so that reading can go on
   */
  <T> T text(String key, String allowed, Function<String, T> reader, T otherwise) {
    JsonNode child = node.path(key);
    if (!node.isObject()) {
      return otherwise;
    }
    if (child.isMissingNode() || child.isNull() || !child.isValueNode()) {
      problems.add(path + key, "is missing (must be %s)".formatted(allowed));
      return otherwise;
    }
    String text = child.asText().strip();
    try {
      if (!text.isEmpty()) {
        return reader.apply(text);
      }
    } catch (RuntimeException e) {
      problems.add(path + key, "'%s' is invalid (must be %s)".formatted(text, allowed));
      return otherwise;
    }
    problems.add(path + key, "is empty (must be %s)".formatted(allowed));
    return otherwise;
  }

  /** A text that keeps its blanks; null where the key is missing. */
  String raw(String key) {
    return has(key) ? node.get(key).asText() : null;
  }

  /** A number within bounds; the lower bound and reported when it is none. */
  double number(String key, double least, double most) {
    return text(
        key,
        "a number from %s to %s".formatted(least, most),
        text -> {
          double value = Double.parseDouble(text);
          if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(text);
          }
          return value;
        },
        least);
  }

  void problem(String key, String what) {
    problems.add(path + key, what);
  }
}
